package org.dilmun.ejb.party;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The population register. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class People {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    NumberCipher cipher;

    @Inject
    Country country;

    public Person get(long partyId) {
        return Optional.ofNullable(em.find(Person.class, partyId)).orElseThrow(() -> new NotFound("person", partyId));
    }

    /** @throws org.dilmun.domain.party.MalformedPersonalNumber if it is none */
    public Optional<Person> find(String typedNumber) {
        PersonalNumber number = PersonalNumber.parse(typedNumber, country.personalNumberRule());
        return em.createQuery("select p from Person p where p.numberHash = :hash", Person.class)
                .setParameter("hash", cipher.hash(number))
                .getResultStream()
                .findFirst();
    }

    /** @return whose number was typed; empty if it is none, or nobody's */
    public Optional<Person> findTyped(String typed) {
        return country.personalNumberRule().accepts(PersonalNumber.read(typed)) ? find(typed) : Optional.empty();
    }

    /** @return names by party id; of those who are no persons none */
    public Map<Long, LocalizedText> names(Set<Long> partyIds) {
        return partyIds.isEmpty()
                ? Map.of()
                : em.createQuery("select p from Person p where p.id in :ids", Person.class)
                        .setParameter("ids", partyIds)
                        .getResultStream()
                        .collect(Collectors.toMap(Person::id, Person::name));
    }

    public Person register(PersonalNumber number, Person.Profile profile) {
        Person person = Person.register(ids.next(), cipher.identify(number), profile);
        em.persist(person);
        em.flush(); // other features refer to a party by id only, so JPA cannot know that its row comes first
        return person;
    }

    /** The whole number, for the person themselves and for officials who may see it; the caller audits. */
    public PersonalNumber number(Person person) {
        return cipher.decrypt(person.numberCipher());
    }
}
