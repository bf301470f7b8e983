package org.dilmun.ejb.party;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.persistence.Ids;

/** The population register for whoever brings hundreds of people at once: one look-up, and rows that leave in batches. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PeopleInBulk {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    NumberCipher cipher;

    /** @return those who are registered */
    public Map<PersonalNumber, Person> find(Collection<PersonalNumber> numbers) {
        var byHash = new HashMap<String, PersonalNumber>();
        numbers.forEach(number -> byHash.put(hex(cipher.hash(number)), number));
        var found = new HashMap<PersonalNumber, Person>();
        if (!byHash.isEmpty()) {
            em.createQuery("select p from Person p where p.numberHash in :hashes", Person.class)
                    .setParameter(
                            "hashes", byHash.values().stream().map(cipher::hash).toList())
                    .getResultStream()
                    .forEach(person -> found.put(byHash.get(hex(person.numberHash())), person));
        }
        return found;
    }

    /** The row is written when the transaction ends: nothing may refer to the person before. */
    public Person register(PersonalNumber number, Person.Profile profile) {
        Person person = Person.register(ids.next(), cipher.identify(number), profile);
        em.persist(person);
        return person;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
