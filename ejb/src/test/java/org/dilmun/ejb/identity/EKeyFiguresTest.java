package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.Intervention.Kind;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class EKeyFiguresTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 4);

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-10-01T08:00:00Z");
    private long iga;
    private Actor latifa;
    private Actor abdulla;

    @BeforeEach
    void begin() {
        database.with(RealClock.class, () -> now);
        database.inTransaction(() -> database.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "iga",
                        LocalizedText.of("هيئة", "A body"),
                        null,
                        "authority",
                        LocalizedText.of("دور", "Role")))));
        iga = database.inTransaction(
                () -> database.bean(Bodies.class).get("iga").id());
        latifa = officer(opened("871104628"));
        abdulla = officer(opened("840912358"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Account opened(String number) {
        return database.inTransaction(() -> {
            Person person = database.bean(People.class)
                    .register(
                            new PersonalNumber(number),
                            new Person.Profile(
                                    LocalizedText.of("شخص", "Person"),
                                    LocalDate.of(1985, 1, 1),
                                    Sex.FEMALE,
                                    "BHR",
                                    true,
                                    null,
                                    null,
                                    null));
            database.entityManager().flush();
            return database.bean(Accounts.class).add(person, "$argon2id$none", Assurance.BASIC);
        });
    }

    private Actor officer(Account account) {
        return Actor.person(
                account.partyId(), Assurance.BASIC, Map.of(iga, Set.of(Role.IDENTITY_OFFICER)), Channel.PORTAL);
    }

    private long propose(String number, Kind kind) {
        database.bean(Caller.class).is(latifa);
        database.inTransaction(() -> {
            String key = database.bean(EKeyDesk.class).inspect(number, "Shows the card.");
            database.bean(Interventions.class).propose(key, kind, "Shows the card.");
        });
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select max(i.id) from Intervention i", Long.class)
                .getSingleResult());
    }

    private void confirm(long id) {
        database.bean(Caller.class).is(abdulla);
        database.inTransaction(() -> database.bean(Interventions.class).confirm(id));
    }

    private EKeyFigures.Day on(LocalDate day) {
        return database.inTransaction(() -> database.bean(EKeyFigures.class).days()).stream()
                .filter(each -> each.day().equals(day))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void days_are_those_of_the_country_and_what_is_older_is_not_counted() {
        now = Instant.parse("2026-12-03T20:59:59Z"); // a second before midnight in Bahrain
        opened("920704565");
        now = Instant.parse("2026-12-03T21:00:00Z");
        opened("850312345");
        now = Instant.parse("2026-12-04T09:00:00Z");
        database.bean(Caller.class).is(latifa);
        assertThat(database.inTransaction(() -> database.bean(EKeyFigures.class).days()))
                .hasSize(30)
                .first()
                .isEqualTo(new EKeyFigures.Day(TODAY, 1, 0, 0));
        assertThat(on(TODAY.minusDays(1))).isEqualTo(new EKeyFigures.Day(TODAY.minusDays(1), 1, 0, 0));
        assertThat(on(TODAY.minusDays(2)).still()).isTrue();
    }

    @Test
    void an_ekey_counts_as_raised_or_closed_once_a_second_officer_has_confirmed_it() {
        now = Instant.parse("2026-12-03T09:00:00Z");
        opened("920704565");
        opened("850312345");
        long raised = propose("920704565", Kind.ADVANCE);
        long closed = propose("850312345", Kind.CLOSE);
        now = Instant.parse("2026-12-04T09:00:00Z");
        assertThat(on(TODAY).still()).isTrue();
        confirm(raised);
        confirm(closed);
        assertThat(on(TODAY)).isEqualTo(new EKeyFigures.Day(TODAY, 0, 1, 1));
        assertThat(on(TODAY.minusDays(1)).opened()).isEqualTo(2);
        assertThat(database.inTransaction(() -> database.bean(EKeyFigures.class).stock()))
                .isEqualTo(new EKeyFigures.Stock(2, 1, 0));
        propose("920704565", Kind.SUSPEND);
        assertThat(database.inTransaction(() -> database.bean(EKeyFigures.class).stock()))
                .isEqualTo(new EKeyFigures.Stock(2, 0, 1));
    }

    @Test
    void they_are_for_identity_officers_alone() {
        database.bean(Caller.class)
                .is(Actor.person(latifa.id(), Assurance.BASIC, Map.of(iga, Set.of(Role.OFFICER)), Channel.PORTAL));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(EKeyFigures.class).days()))
                .isInstanceOf(Refused.class);
    }
}
