package org.dilmun.ejb.party;

import java.time.LocalDate;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.PersonalNumberRule;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.TestDatabase;

/** People in the register of a test, each with the next number that the country's rule accepts. */
public final class TestRegister {

    private final TestDatabase database;
    private int serial = 170_500_000;

    public TestRegister(TestDatabase database) {
        this.database = database;
    }

    /** @param born {@code 2010-05-01} */
    public Person person(Sex sex, String born) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person " + serial), LocalDate.parse(born), sex, "BHR", true, null, null, null);
        String number = nextNumber();
        return database.inTransaction(() -> database.bean(People.class).register(new PersonalNumber(number), profile));
    }

    private String nextNumber() {
        PersonalNumberRule rule = database.bean(Country.class).personalNumberRule();
        do {
            serial++;
        } while (!rule.accepts(Integer.toString(serial)));
        return Integer.toString(serial);
    }

    public Person woman(String born) {
        return person(Sex.FEMALE, born);
    }

    public Person man(String born) {
        return person(Sex.MALE, born);
    }

    /** Records that the child is theirs. */
    public void parents(Person child, Person... parents) {
        database.inTransaction(() -> {
            for (Person parent : parents) {
                database.bean(Kin.class).recordParent(parent, child);
            }
        });
    }

    /** The number by which that person is found, as a counter types it. */
    public String number(Person person) {
        return database.inTransaction(() -> database.bean(People.class)
                .number(database.bean(People.class).get(person.id()))
                .value());
    }
}
