package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.TestRegister;
import org.dilmun.ejb.persistence.DatabaseClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.school.results.ResultOffice.follow;
import static org.dilmun.ejb.school.results.ResultOffice.marks;

/** Guardians see what is public of their children, as long as they are guardians. */
@OnDatabase
class WardResultsTest {

    private final ResultOffice office = new ResultOffice();
    private final TestDatabase database = office.database;
    private final TestRegister register = new TestRegister(database);
    private final PlayedClock time = new PlayedClock();

    private Person daughter;
    private Person son;
    private Actor mother;
    private Actor father;

    @BeforeEach
    void arrange() {
        database.with(DatabaseClock.class, time);
        daughter = register.woman("2011-05-16");
        son = register.man("2016-02-01");
        Person parent = register.woman("1983-07-04");
        Person other = register.man("1981-01-01");
        register.parents(daughter, parent, other);
        register.parents(son, parent);
        mother = actor(parent);
        father = actor(other);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Actor actor(Person person) {
        return Actor.person(person.id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
    }

    /** @return the minute of the publication */
    private Instant approved() {
        return office.approved(
                        Duration.ofMinutes(5), "100003," + register.number(daughter) + ",سارة إبراهيم,,," + marks(45))
                .publishAt();
    }

    private List<ResultLookup.OfWard> seenBy(Actor guardian) {
        return office.as(guardian, () -> database.bean(ResultLookup.class).ofWards());
    }

    private List<Long> seatsSeenBy(Actor guardian) {
        return seenBy(guardian).stream()
                .flatMap(ward -> ward.results().stream())
                .map(PublishedResult::seat)
                .toList();
    }

    @Test
    void at_the_minute_and_not_before_both_parents_see_the_result_of_the_child() {
        Instant minute = approved();
        time.now = minute.minusMillis(1);
        follow(database);
        assertThat(seenBy(mother))
                .allSatisfy(ward -> assertThat(ward.results()).isEmpty())
                .extracting(ward -> ward.pupil().id())
                .containsExactly(daughter.id(), son.id());
        time.now = minute;
        assertThat(seatsSeenBy(mother)).containsExactly(100003L);
        assertThat(seatsSeenBy(father)).containsExactly(100003L);
        assertThat(office.as(mother, () -> database.bean(ResultLookup.class).own()))
                .as("her own")
                .isEmpty();
        assertThat(seenBy(actor(register.woman("1990-01-01")))).as("a stranger").isEmpty();
    }

    @Test
    void a_guardianship_that_has_ended_shows_nothing() {
        time.now = approved();
        follow(database);
        Reference fathers = office.as(
                        father, () -> database.bean(Guardians.class).wards(father.id()))
                .get(0)
                .guardianship()
                .reference();
        database.inTransaction(() -> database.bean(Guardians.class).end(fathers));
        assertThat(seenBy(father)).isEmpty();
        assertThat(seatsSeenBy(mother)).containsExactly(100003L);

        office.at(Instant.parse("2029-05-15T21:00:00Z")); // midnight of her birthday in the country
        assertThat(seatsSeenBy(mother)).as("of age").isEmpty();
    }

    @Test
    void whom_a_court_has_appointed_sees_it_until_the_last_day() {
        time.now = approved();
        follow(database);
        Person aunt = register.woman("1979-01-01");
        var decision = new Guardianship.Decision("7/2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 20));
        database.inTransaction(() -> database.bean(Guardians.class).appoint(aunt, daughter, decision));
        assertThat(seatsSeenBy(actor(aunt))).containsExactly(100003L);
        office.at(Instant.parse("2026-06-21T00:00:00Z"));
        assertThat(seenBy(actor(aunt))).isEmpty();
    }
}
