package org.dilmun.ejb.identity;

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
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.FailedSignIn;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@OnDatabase
class OwnSignInsTest {

    private static final SignInOrigin HOME = new SignInOrigin(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            "192.0.2.1",
            "home");
    private static final SignInOrigin PHONE = new SignInOrigin(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5"
                    + " Mobile/15E148 Safari/604.1",
            "198.51.100.7",
            "phone");
    private static final SignInOrigin CURL = new SignInOrigin("", "203.0.113.9", "curl");

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-12-03T08:00:00Z");
    private Account maryam;
    private Account yousif;

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
        maryam = opened("920704565");
        yousif = opened("850312345");
        database.bean(Caller.class).is(Actor.person(maryam.partyId(), Assurance.BASIC, Map.of(), Channel.PORTAL));
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
            return database.bean(Accounts.class).open(person, "a right password", Assurance.BASIC);
        });
    }

    private String signIn(Account account, SignInOrigin from) {
        now = now.plus(Duration.ofMinutes(1));
        return database.inTransaction(
                () -> database.bean(Accounts.class).beginSession(account, SignInProof.PASSWORD, from));
    }

    @Test
    void who_could_not_prove_it_is_shown_to_the_person_alone_and_forgotten_after_90_days() {
        SignIns signIns = new ContainedSignIns(database).signIns();
        for (String number : List.of("920704565", "850312345", "900410426")) {
            assertThatThrownBy(() -> signIns.signIn(number, "a wrong password", PHONE))
                    .isInstanceOf(SignInRefused.class);
        }
        List<OwnSignIns.Failed> failed =
                database.inTransaction(() -> database.bean(OwnSignIns.class).failed());
        assertThat(failed)
                .extracting(row -> row.device().in("en"), OwnSignIns.Failed::address, OwnSignIns.Failed::step)
                .containsExactly(tuple("Mobile Safari on iOS", "198.51.100.7", FailedSignIn.Step.PASSWORD));
        assertThat(failures()).as("as much is written for a number of nobody").isEqualTo(3);
        forget();
        assertThat(failures()).isEqualTo(2);
        now = now.plus(Duration.ofDays(91));
        forget();
        assertThat(failures()).isZero();
    }

    private long failures() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select count(f) from FailedSignIn f", Long.class)
                .getSingleResult());
    }

    private void forget() {
        database.inTransaction(() -> database.bean(SignInRecords.class).forget());
    }

    private List<OwnSignIns.Open> open(String here) {
        return database.inTransaction(() -> database.bean(OwnSignIns.class).open(here));
    }

    private boolean alive(String token) {
        return database.inTransaction(
                () -> database.bean(Accounts.class).session(token).isPresent());
    }

    private List<String> alerts() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultStream()
                .map(notice -> notice.text().in("en"))
                .toList());
    }

    @Test
    void a_person_sees_where_the_ekey_is_in_use_and_nobody_elses() {
        String home = signIn(maryam, HOME);
        signIn(maryam, PHONE);
        signIn(yousif, CURL);
        assertThat(open(home))
                .extracting(OwnSignIns.Open::here, session -> session.device().in("en"), OwnSignIns.Open::address)
                .containsExactly(
                        tuple(true, "Chrome on Windows", "192.0.2.1"),
                        tuple(false, "Mobile Safari on iOS", "198.51.100.7"));
    }

    @Test
    void she_ends_one_of_her_sessions_and_no_other_is_touched() {
        String home = signIn(maryam, HOME);
        String phone = signIn(maryam, PHONE);
        String his = signIn(yousif, CURL);
        String handle = open(home).get(1).handle();
        database.inTransaction(() -> database.bean(OwnSignIns.class).end(handle));
        assertThat(alive(home)).isTrue();
        assertThat(alive(phone)).isFalse();
        database.inTransaction(
                () -> database.bean(OwnSignIns.class).end(Tokens.hash(his).substring(0, 16)));
        assertThat(alive(his)).as("somebody else's").isTrue();
    }

    @Test
    void she_signs_out_everywhere_else_and_stays_here() {
        String home = signIn(maryam, HOME);
        String phone = signIn(maryam, PHONE);
        String his = signIn(yousif, CURL);
        database.inTransaction(() -> database.bean(OwnSignIns.class).endOthers(home));
        assertThat(alive(home)).isTrue();
        assertThat(alive(phone)).isFalse();
        assertThat(alive(his)).isTrue();
    }

    @Test
    void the_first_device_surprises_nobody_and_each_new_one_is_told_once() {
        signIn(maryam, HOME);
        assertThat(alerts()).isEmpty();
        signIn(maryam, PHONE);
        signIn(maryam, PHONE);
        signIn(maryam, HOME);
        assertThat(alerts())
                .singleElement()
                .asString()
                .contains("Mobile Safari on iOS")
                .contains("198.51.100.7");
        signIn(yousif, PHONE);
        assertThat(alerts()).as("the same browser, the first of another person").hasSize(1);
    }

    @Test
    void past_sign_ins_are_shown_newest_first_and_forgotten_after_ninety_days() {
        String first = signIn(maryam, HOME);
        now = now.plus(Duration.ofDays(60));
        signIn(maryam, PHONE);
        assertThat(database.inTransaction(() -> database.bean(OwnSignIns.class).last()))
                .extracting(OwnSignIns.Past::address)
                .containsExactly("198.51.100.7", "192.0.2.1");
        now = now.plus(Duration.ofDays(31));
        database.inTransaction(() -> database.bean(SignInRecords.class).forget());
        assertThat(database.inTransaction(() -> database.bean(OwnSignIns.class).last()))
                .extracting(OwnSignIns.Past::address)
                .containsExactly("198.51.100.7");
        assertThat(database.inTransaction(() -> database.entityManager().find(LoginSession.class, Tokens.hash(first))))
                .as("a session that is long over")
                .isNull();
    }

    @Test
    void what_a_browser_says_is_kept_short_and_clean() {
        var from = new SignInOrigin("x".repeat(400) + "\u202e", "192.0.2.1", "mark");
        assertThat(from.device()).hasSize(300);
        signIn(maryam, new SignInOrigin("\u202eevil\n", "192.0.2.1", "mark"));
        String token = signIn(maryam, from);
        assertThat(open(token).get(0).device().in("en")).isEqualTo("unknown device");
    }
}
