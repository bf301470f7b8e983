package org.dilmun.ejb.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Guardianship.Decision;
import org.dilmun.domain.party.GuardianshipWrong;
import org.dilmun.domain.party.NotKin;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may act for whom, from which day on, and how that ends. */
@OnDatabase
class GuardiansTest {

    private final TestDatabase database = new TestDatabase();
    private final TestRegister register = new TestRegister(database);
    private Instant now = Instant.parse("2017-11-05T08:00:00Z");
    private Guardians guardians;
    private Person mother;
    private Person daughter;
    private Person aunt;

    @BeforeEach
    void family() {
        database.with(BusinessClock.class, () -> now);
        guardians = database.bean(Guardians.class);
        mother = register.woman("1975-06-10");
        aunt = register.woman("1977-06-10");
        daughter = register.woman("2001-03-14");
        register.parents(daughter, mother);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Long> wards(Person guardian) {
        return database.inTransaction(() -> guardians.wards(guardian.id())).stream()
                .map(ward -> ward.person().id())
                .toList();
    }

    private Guardianship appoint(Person guardian, Person ward, Decision decision) {
        return database.inTransaction(() -> guardians.appoint(guardian, ward, decision));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void a_parent_acts_for_a_child_until_the_day_before_it_comes_of_age() {
        assertThat(wards(mother)).containsExactly(daughter.id());
        now = Instant.parse("2019-03-13T20:59:59Z"); // 23:59:59 in Bahrain
        assertThat(wards(mother)).containsExactly(daughter.id());
        now = Instant.parse("2019-03-13T21:00:00Z");
        assertThat(wards(mother)).isEmpty();
    }

    @Test
    void of_a_grown_child_no_parent_becomes_guardian() {
        Person grown = register.man("1999-11-05");
        register.parents(grown, mother);
        assertThat(database.inTransaction(() -> guardians.of(grown))).isEmpty();
    }

    @Test
    void what_a_court_decides_holds_from_its_first_to_its_last_day_whatever_the_age() {
        Person grown = register.man("1980-01-01");
        appoint(aunt, grown, new Decision("Case 17/2017", day("2017-11-05"), day("2017-12-31")));
        assertThat(wards(aunt)).containsExactly(grown.id());
        now = Instant.parse("2017-11-04T20:59:59Z");
        assertThat(wards(aunt)).isEmpty();
        now = Instant.parse("2017-12-31T20:59:59Z");
        assertThat(wards(aunt)).containsExactly(grown.id());
        now = Instant.parse("2017-12-31T21:00:00Z");
        assertThat(wards(aunt)).isEmpty();
    }

    @Test
    void a_guardianship_can_be_ended_before_its_time_and_stays_in_the_register() {
        Guardianship parental = database.inTransaction(() -> guardians.wards(mother.id()))
                .get(0)
                .guardianship();
        database.inTransaction(() -> guardians.end(parental.reference()));
        assertThat(wards(mother)).isEmpty();
        now = Instant.parse("2017-11-06T08:00:00Z");
        database.inTransaction(() -> guardians.end(parental.reference()));
        assertThat(database.inTransaction(() -> guardians.of(daughter)))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.inForce()).isFalse();
                    assertThat(standing.until()).isEqualTo(day("2017-11-05"));
                });
        register.parents(daughter, mother);
        assertThat(wards(mother)).as("said again by a list").isEmpty();
    }

    @Test
    void of_two_grounds_one_is_enough_and_the_child_is_there_once() {
        appoint(mother, daughter, new Decision("Case 18/2017", day("2017-01-01"), null));
        assertThat(wards(mother)).containsExactly(daughter.id());
        now = Instant.parse("2020-01-01T08:00:00Z");
        assertThat(wards(mother)).as("the court has set no end").containsExactly(daughter.id());
    }

    @Test
    void a_guardian_is_near_to_the_ward_while_it_lasts() {
        Guardianship byCourt = appoint(aunt, daughter, new Decision("Case 19/2017", day("2017-01-01"), null));
        Kin kin = database.bean(Kin.class);
        assertThat(database.inTransaction(() -> kin.relatives(aunt.id()))).containsEntry(daughter.id(), Relation.WARD);
        assertThat(database.inTransaction(() -> kin.near(daughter.id()))).contains(aunt.id());
        database.inTransaction(() -> guardians.end(byCourt.reference()));
        assertThat(database.inTransaction(() -> kin.near(daughter.id()))).doesNotContain(aunt.id());
    }

    @Test
    void a_reference_stands_for_the_ward_for_ever_and_a_number_for_nobody_but_ones_own() {
        String reference = database.inTransaction(() -> guardians.wards(mother.id()))
                .get(0)
                .reference();
        String number = register.number(daughter);
        assertThat(reference).startsWith("GRD-17-").doesNotContain(number);
        assertThat(database.inTransaction(() -> guardians.referenceFor(mother.id(), number)))
                .isEqualTo(reference);
        assertThat(database.inTransaction(() -> guardians.referenceFor(aunt.id(), number)))
                .isEqualTo(number);
        assertThat(database.inTransaction(() -> guardians.referenceFor(mother.id(), "12")))
                .isEqualTo("12");
        now = Instant.parse("2030-01-01T08:00:00Z");
        assertThat(database.inTransaction(() -> guardians.ward(reference)))
                .get()
                .extracting(Person::id)
                .isEqualTo(daughter.id());
        assertThat(database.inTransaction(() -> guardians.ward("nonsense"))).isEmpty();
    }

    @Test
    void a_decision_that_nothing_names_or_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Decision(" ", day("2017-01-01"), null)).isInstanceOf(GuardianshipWrong.class);
        assertThatThrownBy(() -> new Decision("Case", null, null)).isInstanceOf(GuardianshipWrong.class);
        assertThatThrownBy(() -> new Decision("Case", day("2017-01-02"), day("2017-01-01")))
                .isInstanceOf(GuardianshipWrong.class);
        assertThatThrownBy(() -> appoint(aunt, daughter, new Decision("Case", day("2001-03-13"), null)))
                .isInstanceOf(GuardianshipWrong.class);
        assertThatThrownBy(() -> appoint(aunt, aunt, new Decision("Case", day("2017-01-01"), null)))
                .isInstanceOf(NotKin.class);
    }
}
