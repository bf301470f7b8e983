package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.identity.PasswordWrong;
import org.dilmun.domain.identity.SignInOrigin;
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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class OwnPasswordTest {

    private static final String OLD = "nine green lamps by the sea";
    private static final String NEW = "سبع نخلات عند عين عذاري";
    private static final SignInOrigin HOME = new SignInOrigin("Mozilla/5.0", "192.0.2.1", "home");

    private final TestDatabase database = new TestDatabase();
    private Account maryam;
    private String here;

    @BeforeEach
    void begin() {
        Instant now = Instant.parse("2026-12-04T08:00:00Z");
        database.with(RealClock.class, () -> now);
        database.inTransaction(() -> database.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "iga",
                        LocalizedText.of("هيئة", "A body"),
                        null,
                        "authority",
                        LocalizedText.of("دور", "Role")))));
        maryam = database.inTransaction(() -> {
            Person person = database.bean(People.class)
                    .register(
                            new PersonalNumber("920704565"),
                            new Person.Profile(
                                    LocalizedText.of("مريم الماجد", "Maryam Almajed"),
                                    LocalDate.of(1992, 7, 14),
                                    Sex.FEMALE,
                                    "BHR",
                                    true,
                                    null,
                                    null,
                                    null));
            database.entityManager().flush();
            return database.bean(Accounts.class).open(person, OLD, Assurance.BASIC);
        });
        here = signIn(OLD);
        database.bean(Caller.class).is(Actor.person(maryam.partyId(), Assurance.BASIC, Map.of(), Channel.PORTAL));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String signIn(String password) {
        return database.bean(SignIns.class).signIn("920704565", password, HOME);
    }

    private void change(String current, String wanted) {
        database.bean(OwnPassword.class).change(here, current, wanted);
    }

    private boolean alive(String token) {
        return database.inTransaction(
                () -> database.bean(Accounts.class).session(token).isPresent());
    }

    private List<String> told() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    @Test
    void the_new_one_counts_from_now_on_and_other_sessions_are_over() {
        String elsewhere = signIn(OLD);
        change(OLD, NEW);
        assertThat(alive(here)).isTrue();
        assertThat(alive(elsewhere)).isFalse();
        assertThatThrownBy(() -> signIn(OLD)).isInstanceOf(SignInRefused.class);
        assertThatCode(() -> signIn(NEW)).doesNotThrowAnyException();
        assertThat(told()).containsExactly("The password of your eKey was changed");
    }

    @Test
    void who_does_not_know_the_one_in_use_changes_nothing_and_soon_has_to_wait() {
        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> change("somebody else at this browser", NEW))
                    .isInstanceOf(PasswordWrong.class);
        }
        assertThatThrownBy(() -> change(OLD, NEW)).isInstanceOf(TooManySignIns.class);
        assertThat(told()).isEmpty();
    }

    @Test
    void of_two_changes_at_once_the_second_is_told_that_the_password_is_another_by_now() {
        Account proved = database.inTransaction(() -> database.entityManager().find(Account.class, maryam.id()));
        change(OLD, NEW);
        String hash = database.bean(PasswordHash.class).hash("an entirely different sentence");
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Accounts.class).changePassword(proved, hash, here)))
                .isInstanceOf(PasswordWrong.class);
        assertThatCode(() -> signIn(NEW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "short one, password-length",
        "password1234, password-guessable",
        "qwertyuiop, password-guessable",
        "aaaaaaaaaaaaaaaa, password-guessable",
        "maryam1992, password-guessable",
        "920704565Maryam, password-guessable",
        "nine green lamps by the sea, password-same"
    })
    void what_others_would_find_too_soon_is_refused_with_the_reason(String wanted, String code) {
        assertThatThrownBy(() -> change(OLD, wanted))
                .isInstanceOfSatisfying(PasswordRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
        assertThatCode(() -> signIn(OLD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 100_000})
    void what_is_far_too_long_is_refused_before_anything_is_computed(int length) {
        assertThatThrownBy(() -> change(OLD, "x".repeat(length))).isInstanceOf(PasswordRefused.class);
    }

    @Test
    void the_same_letters_composed_otherwise_are_the_same_password() {
        change(OLD, "cafe\u0301 under four palm trees");
        assertThatCode(() -> signIn("caf\u00e9 under four palm trees")).doesNotThrowAnyException();
    }
}
