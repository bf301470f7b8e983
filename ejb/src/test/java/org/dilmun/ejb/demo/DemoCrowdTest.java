package org.dilmun.ejb.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.ReleaseLoader;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The invented people of a demonstration: as many as are wanted, once, the same everywhere. */
@OnDatabase
class DemoCrowdTest {

    private final TestDatabase database = new TestDatabase();
    private final TestDatabase second = database.otherNode();

    @AfterEach
    void close() {
        database.close();
    }

    /** As the container does it: each call of the job's is a transaction of its own. */
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static DemoCrowd crowd(TestDatabase node, int wanted) {
        CrowdRegistry registry = node.inTransaction(() -> {
            node.bean(ReleaseLoader.class);
            return node.bean(CrowdRegistry.class);
        });
        JobLeases leases = node.bean(JobLeases.class);
        DemoCrowd crowd = node.bean(DemoCrowd.class);
        crowd.people = Optional.of(wanted);
        crowd.registry = new CrowdRegistry() {
            @Override
            public boolean add(int all) {
                return node.inTransaction(() -> registry.add(all));
            }

            @Override
            public int made() {
                return node.inTransaction(registry::made);
            }
        };
        crowd.leases = new JobLeases() {
            @Override
            public boolean take(String job, Duration time) {
                return node.inTransaction(() -> leases.take(job, time));
            }
        };
        return crowd;
    }

    private List<Person> people() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select p from Person p order by p.id", Person.class)
                .getResultList());
    }

    private CrowdGenerator generator() {
        Country country = database.bean(Country.class);
        return new CrowdGenerator(new CountryFiles("bh").read("demo-names.yaml").as(CrowdData.class), country);
    }

    @Test
    void there_are_as_many_as_are_wanted_and_none_is_added_later() {
        DemoCrowd crowd = crowd(database, 600);
        int before = people().size();
        crowd.run();
        crowd.run();
        crowd(second, 600).run();
        assertThat(people()).hasSize(before + 600);
        assertThat(database.inTransaction(() -> (Number) database.entityManager()
                                .createNativeQuery("select count(*) from account")
                                .getSingleResult())
                        .intValue())
                .as("accounts of the people with a password")
                .isEqualTo(before);
    }

    @Test
    void where_none_are_wanted_there_are_none() {
        DemoCrowd crowd = crowd(database, 0);
        int before = people().size();
        crowd.run();
        assertThat(people()).hasSize(before);
    }

    @Test
    void the_first_of_them_are_the_same_on_every_machine() {
        assertThat(LongStream.range(0, 5)
                        .mapToObj(generator()::at)
                        .flatMap(Optional::stream)
                        .map(person -> person.number().value() + " "
                                + person.profile().name().in("ar") + " / "
                                + person.profile().name().in("en")))
                .containsExactly(
                        "871100991 لطيفة حمد حسين الحداد / Latifa Hamad Husain Alhaddad",
                        "750223766 جوي كروز / Joy Cruz",
                        "530781115 عائشة ملك / Ayesha Malik");
    }

    @Test
    void each_has_a_number_by_the_rule_that_fits_the_day_of_birth_a_name_in_each_language_and_an_address() {
        Country country = database.bean(Country.class);
        CrowdGenerator generator = generator();
        var found = LongStream.range(0, 2_000)
                .mapToObj(generator::at)
                .flatMap(Optional::stream)
                .toList();
        assertThat(found).hasSizeGreaterThan(1_700);
        assertThat(found).allSatisfy(person -> {
            assertThat(country.personalNumberRule().accepts(person.number().value()))
                    .isTrue();
            assertThat(person.number().value())
                    .startsWith("%02d%02d"
                            .formatted(
                                    person.profile().birthDate().getYear() % 100,
                                    person.profile().birthDate().getMonthValue()));
            assertThat(person.profile().name().in("ar")).matches("[\\p{InArabic} ]{5,}");
            assertThat(person.profile().name().in("en")).matches("[A-Za-z ]{5,}");
            assertThat(person.profile().phone()).isNull();
            Address address = person.profile().address();
            assertThat(address.part("block")).matches("[0-9]{3,4}");
            assertThat(address.parts().keySet()).isSubsetOf("flat", "building", "road", "block");
        });
        assertThat(found).filteredOn(person -> person.profile().citizen()).hasSizeBetween(900, 1_100);
        assertThat(found)
                .filteredOn(person -> person.profile().sex() == Sex.FEMALE)
                .hasSizeBetween(800, 1_000);
    }

    @Test
    void a_counter_finds_them_by_their_number() {
        crowd(database, 5).run();
        assertThat(database.inTransaction(() -> database.bean(People.class).find("871100991")))
                .get()
                .extracting(Person::citizen)
                .isEqualTo(true);
    }
}
