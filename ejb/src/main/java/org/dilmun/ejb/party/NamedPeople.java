package org.dilmun.ejb.party;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.NamedPerson;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** People whom others name by their personal numbers in forms, where a reference stands for each and no number. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class NamedPeople {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    People people;

    @Inject
    FamilyRules rules;

    /** A person, and by whom they were named. */
    public record Named(NamedPerson naming, Person person) {}

    /** @return who was named by that reference; empty if it is none, as what somebody has typed instead */
    public Optional<Named> find(String reference) {
        return Reference.isWellFormed(reference)
                ? em.createQuery(
                                "select n, p from NamedPerson n, Person p where p.id = n.personId and n.reference = :reference",
                                Object[].class)
                        .setParameter("reference", new Reference(reference))
                        .getResultStream()
                        .findFirst()
                        .map(row -> new Named((NamedPerson) row[0], (Person) row[1]))
                : Optional.empty();
    }

    /** @return party ids of those who were named by these references, in their order */
    public Set<Long> ids(Collection<String> named) {
        return named.stream()
                .flatMap(reference -> find(reference).stream())
                .map(found -> found.person().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether that person could sign on that day: alive, and of age by the law of the country. */
    public boolean maySign(Person person, LocalDate day) {
        return person.alive() && !day.isBefore(person.birthDate().plusYears(rules.majority()));
    }

    /** @return the number by which the person was named, for who has named them; empty if it is no reference of theirs */
    public Optional<String> number(long namer, String reference) {
        return find(reference)
                .filter(named -> named.naming().namedBy() == namer)
                .map(named -> people.number(named.person()).value());
    }

    /** @return what others may see of the number of that person; empty if it is no reference */
    public Optional<String> masked(String reference) {
        return find(reference).map(named -> people.number(named.person()).masked());
    }

    /**
     * What stands for a person in the forms of who names them; for the same person always the same.
     *
     * @param namer party id
     * @return what was typed if it is nobody's number
     */
    public String referenceFor(long namer, String typed) {
        return people.findTyped(typed)
                .map(person -> naming(namer, person).reference().value())
                .orElse(typed);
    }

    /** Of two who name at once for the same namer the second waits here, and finds what the first has written. */
    private NamedPerson naming(long namer, Person person) {
        em.createNativeQuery("select id from party where id = ?1 for update")
                .setParameter(1, namer)
                .getSingleResult();
        return em.createQuery(
                        "select n from NamedPerson n where n.namedBy = :namer and n.personId = :person",
                        NamedPerson.class)
                .setParameter("namer", namer)
                .setParameter("person", person.id())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> name(namer, person));
    }

    private NamedPerson name(long namer, Person person) {
        var naming = new NamedPerson(ids.next(), references.next(NamedPerson.PREFIX), namer, person, clock.instant());
        em.persist(naming);
        return naming;
    }
}
