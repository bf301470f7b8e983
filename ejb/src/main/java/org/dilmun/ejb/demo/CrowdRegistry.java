package org.dilmun.ejb.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.demo.CrowdGenerator.Invented;
import org.dilmun.ejb.party.PeopleInBulk;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.JobLeases;

/** Puts the invented people into the register, one batch a transaction, with how far the series has come. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW) // whatever the timer of the job has open
@Interceptors(AgainAfterDeadlock.class)
public class CrowdRegistry {

    static final String JOB = "demo-crowd";

    /** At a time. */
    private static final int BATCH = 250;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    PeopleInBulk people;

    @Inject
    JobLeases leases;

    @Inject
    Country country;

    @Inject
    DemoPeople demoPeople;

    /** How far it has come. */
    private record Position(long next, int made) {}

    /** @return how many there are; none are made where the country has no names for them */
    public int made() {
        return position().made();
    }

    /**
     * Registers the next ones. A place whose number is taken is left out.
     *
     * @param wanted how many there are to be in the end
     * @return whether there are more to come
     */
    public boolean add(int wanted) {
        Optional<CrowdData> data = country.files().find("demo-names.yaml").map(file -> file.as(CrowdData.class));
        if (data.isEmpty() || !leases.hold(JOB)) {
            return false;
        }
        Position before = position();
        int batch = Math.min(BATCH, wanted - before.made());
        if (batch <= 0) {
            return false;
        }
        var generator = new CrowdGenerator(data.get(), country);
        Map<PersonalNumber, Person.Profile> next = new LinkedHashMap<>();
        long place = before.next();
        for (; place < before.next() + batch; place++) {
            Optional<Invented> invented = generator.at(place);
            invented.ifPresent(person -> next.putIfAbsent(person.number(), person.profile()));
        }
        demoPeople
                .list()
                .forEach(known -> next.remove(new PersonalNumber(known.personalNumber()))); // theirs at any time
        next.keySet().removeAll(people.find(next.keySet()).keySet());
        next.forEach(people::register);
        em.createNativeQuery("update demo_crowd set next_place = ?1, made = ?2 where id = 1")
                .setParameter(1, place)
                .setParameter(2, before.made() + next.size())
                .executeUpdate();
        return true;
    }

    private Position position() {
        var row = (Object[]) em.createNativeQuery("select next_place, made from demo_crowd where id = 1")
                .getSingleResult();
        return new Position(((Number) row[0]).longValue(), ((Number) row[1]).intValue());
    }
}
