package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.audit.Look;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.EKeySuspended;
import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.Intervention.Kind;
import org.dilmun.domain.identity.InterventionDecided;
import org.dilmun.domain.identity.InterventionPending;
import org.dilmun.domain.identity.InterventionPointless;
import org.dilmun.domain.identity.InterventionReasonMissing;
import org.dilmun.domain.identity.PasswordEnded;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class InterventionsTest {

    private static final String WHY = "Report 2026/118: the telephone was stolen.";
    private static final String PASSWORD = "a right password";
    private static final SignInOrigin HOME = new SignInOrigin("Mozilla/5.0", "192.0.2.1", "home");

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-12-04T08:00:00Z");
    private long iga;
    private SignIns signIns;
    private Account maryam;
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
        signIns = new ContainedSignIns(database).signIns();
        maryam = opened("920704565");
        latifa = officer(opened("871104628"), Role.IDENTITY_OFFICER);
        abdulla = officer(opened("840912358"), Role.IDENTITY_OFFICER);
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
            return database.bean(Accounts.class).open(person, PASSWORD, Assurance.BASIC);
        });
    }

    private Actor officer(Account account, Role role) {
        return Actor.person(account.partyId(), Assurance.BASIC, Map.of(iga, Set.of(role)), Channel.PORTAL);
    }

    private String inspect(Actor by) {
        database.bean(Caller.class).is(by);
        return database.inTransaction(() -> database.bean(EKeyDesk.class).inspect("920704565", WHY));
    }

    private long propose(Actor by, Kind kind) {
        String key = inspect(by);
        database.inTransaction(() -> database.bean(Interventions.class).propose(key, kind, WHY));
        return interventions().get(0).id();
    }

    private void confirm(Actor by, long id) {
        database.bean(Caller.class).is(by);
        database.inTransaction(() -> database.bean(Interventions.class).confirm(id));
    }

    private void decline(Actor by, long id) {
        database.bean(Caller.class).is(by);
        database.inTransaction(() -> database.bean(Interventions.class).decline(id));
    }

    private void lapse() {
        database.inTransaction(() -> {
            var interventions = database.bean(Interventions.class);
            interventions.overdue().forEach(interventions::lapse);
        });
    }

    /** The newest first. */
    private List<Intervention> interventions() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select i from Intervention i order by i.id desc", Intervention.class)
                .getResultList());
    }

    private String signIn() {
        return signIns.signIn("920704565", PASSWORD, HOME).session();
    }

    private boolean alive(String token) {
        return database.inTransaction(
                () -> database.bean(Accounts.class).session(token).isPresent());
    }

    private List<String> told() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", maryam.partyId())
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    private Account account() {
        return database.inTransaction(() -> database.entityManager().find(Account.class, maryam.id()));
    }

    @Test
    void a_suspension_holds_at_once_ends_every_session_and_tells_the_person_why() {
        String session = signIn();
        long id = propose(latifa, Kind.SUSPEND);
        assertThat(alive(session)).isFalse();
        assertThatThrownBy(this::signIn).isInstanceOf(EKeySuspended.class);
        assertThat(told()).containsExactly("Your eKey is suspended");
        confirm(abdulla, id);
        now = now.plus(Duration.ofDays(2));
        lapse();
        assertThatThrownBy(this::signIn).as("confirmed").isInstanceOf(EKeySuspended.class);
    }

    @Test
    void who_does_not_know_the_password_is_not_told_that_it_is_suspended() {
        propose(latifa, Kind.SUSPEND);
        assertThatThrownBy(() -> signIns.signIn("920704565", "a wrong password", HOME))
                .isInstanceOf(SignInRefused.class);
    }

    @Test
    void a_session_does_not_begin_beside_a_suspension_of_which_the_sign_in_did_not_know() {
        Account proved = account();
        propose(latifa, Kind.SUSPEND);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Accounts.class).beginSession(proved, SignInProof.PASSWORD, HOME)))
                .isInstanceOf(EKeySuspended.class);
    }

    @Test
    void a_suspension_that_nobody_confirms_within_a_day_is_over_by_itself() {
        long id = propose(latifa, Kind.SUSPEND);
        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        lapse();
        assertThatThrownBy(this::signIn).isInstanceOf(EKeySuspended.class);
        now = now.plusMillis(1);
        assertThatThrownBy(() -> confirm(abdulla, id)).isInstanceOf(InterventionDecided.class);
        lapse();
        lapse();
        assertThatCode(this::signIn).doesNotThrowAnyException();
        assertThat(interventions()).extracting(Intervention::state).containsExactly(Intervention.State.LAPSED);
        assertThat(told()).containsExactly("Your eKey is suspended", "Your eKey works again");
    }

    @Test
    void a_second_officer_who_declines_ends_the_suspension() {
        decline(abdulla, propose(latifa, Kind.SUSPEND));
        assertThatCode(this::signIn).doesNotThrowAnyException();
        assertThat(told()).containsExactly("Your eKey is suspended", "Your eKey works again");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLOSE", "ADVANCE"})
    void whatever_else_is_done_waits_for_a_second_officer_and_is_done_once(Kind kind) {
        String session = signIn();
        long id = propose(latifa, kind);
        assertThat(account().open()).isTrue();
        assertThat(account().assurance()).isEqualTo(Assurance.BASIC);
        assertThatThrownBy(() -> confirm(latifa, id)).as("who proposed it").isInstanceOf(Refused.class);
        confirm(abdulla, id);
        assertThatThrownBy(() -> confirm(abdulla, id)).isInstanceOf(InterventionDecided.class);
        assertThat(account().closed()).isEqualTo(kind == Kind.CLOSE);
        assertThat(alive(session)).isEqualTo(kind != Kind.CLOSE);
        assertThat(account().assurance()).isEqualTo(kind == Kind.ADVANCE ? Assurance.ADVANCED : Assurance.BASIC);
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_password_that_may_be_known_to_others_counts_no_longer_until_there_is_another() {
        String session = signIn();
        long id = propose(latifa, Kind.PASSWORD);
        assertThat(alive(session)).as("not confirmed").isTrue();
        confirm(abdulla, id);
        assertThat(alive(session)).isFalse();
        assertThatThrownBy(this::signIn).isInstanceOf(PasswordEnded.class);
        assertThatThrownBy(() -> signIns.signIn("920704565", "a wrong password", HOME))
                .isInstanceOf(SignInRefused.class);
        assertThatThrownBy(() -> propose(latifa, Kind.PASSWORD)).isInstanceOf(InterventionPointless.class);
        Account account = account();
        assertThatCode(() -> database.inTransaction(
                        () -> database.bean(Accounts.class).beginSession(account, SignInProof.PASSKEY, HOME)))
                .as("a passkey is no password")
                .doesNotThrowAnyException();
        database.inTransaction(() -> database.bean(Accounts.class).replacePassword(account, account.passwordHash()));
        assertThatCode(this::signIn).doesNotThrowAnyException();
    }

    @Test
    void who_must_be_made_sure_of_anew_is_of_the_basic_level_from_then_on() {
        assertThatThrownBy(() -> propose(latifa, Kind.REPROVE)).isInstanceOf(InterventionPointless.class);
        confirm(abdulla, propose(latifa, Kind.ADVANCE));
        String session = signIn();
        confirm(latifa, propose(abdulla, Kind.REPROVE));
        assertThat(account().assurance()).isEqualTo(Assurance.BASIC);
        assertThat(alive(session)).as("it held the level of before").isFalse();
        assertThatCode(this::signIn).doesNotThrowAnyException();
    }

    @Test
    void a_closed_ekey_is_as_if_there_were_none() {
        confirm(abdulla, propose(latifa, Kind.CLOSE));
        assertThatThrownBy(this::signIn).isInstanceOf(SignInRefused.class);
        assertThatThrownBy(() -> propose(latifa, Kind.SUSPEND)).isInstanceOf(InterventionPointless.class);
    }

    @Test
    void a_suspended_ekey_is_resumed_by_two() {
        confirm(abdulla, propose(latifa, Kind.SUSPEND));
        long id = propose(abdulla, Kind.RESUME);
        assertThatThrownBy(this::signIn).isInstanceOf(EKeySuspended.class);
        confirm(latifa, id);
        assertThatCode(this::signIn).doesNotThrowAnyException();
    }

    @Test
    void of_one_ekey_one_thing_at_a_time_waits() {
        propose(latifa, Kind.CLOSE);
        assertThatThrownBy(() -> propose(abdulla, Kind.SUSPEND)).isInstanceOf(InterventionPending.class);
        assertThat(interventions()).hasSize(1);
    }

    @Test
    void what_cannot_be_done_to_it_as_it_is_cannot_be_proposed() {
        assertThatThrownBy(() -> propose(latifa, Kind.RESUME)).isInstanceOf(InterventionPointless.class);
        confirm(abdulla, propose(latifa, Kind.ADVANCE));
        assertThatThrownBy(() -> propose(latifa, Kind.ADVANCE)).isInstanceOf(InterventionPointless.class);
    }

    @Test
    void nobody_intervenes_with_an_ekey_of_their_own() {
        database.bean(Caller.class).is(latifa);
        String own = database.inTransaction(() -> database.bean(EKeyDesk.class).inspect("871104628", WHY));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Interventions.class).propose(own, Kind.ADVANCE, WHY)))
                .isInstanceOf(OwnCase.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "stolen", "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"})
    void nobody_looks_without_a_reason(String reason) {
        database.bean(Caller.class).is(latifa);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(EKeyDesk.class).inspect("920704565", reason)))
                .isInstanceOf(InterventionReasonMissing.class);
        assertThat(looks()).isEmpty();
    }

    @Test
    void a_look_is_for_who_gave_the_reason_for_half_an_hour_and_the_person_sees_it() {
        String key = inspect(latifa);
        assertThat(looks()).containsExactly(Look.Kind.EKEY);
        assertThat(database.inTransaction(() -> database.bean(EKeyDesk.class).open(key))
                        .reason())
                .isEqualTo(WHY);
        database.bean(Caller.class).is(abdulla);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(EKeyDesk.class).open(key)))
                .isInstanceOf(NotFound.class);
        database.bean(Caller.class).is(latifa);
        now = now.plus(Duration.ofMinutes(30));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(EKeyDesk.class).open(key)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_look_that_is_over_is_forgotten_and_no_other() {
        inspect(latifa);
        now = now.plus(Duration.ofMinutes(1));
        String later = inspect(latifa);
        now = now.plus(Duration.ofMinutes(29));
        database.inTransaction(() -> database.bean(EKeyDesk.class).forget());
        assertThat(database.inTransaction(() -> database.entityManager()
                        .createQuery("select i.key from Inspection i", String.class)
                        .getResultList()))
                .containsExactly(later);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDENTITY_OFFICER"})
    void no_other_official_looks_or_decides(Role role) {
        long id = propose(latifa, Kind.SUSPEND);
        Actor other = officer(opened("781107776"), role);
        assertThatThrownBy(() -> inspect(other)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> confirm(other, id)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> decline(other, id)).isInstanceOf(Refused.class);
    }

    private List<Look.Kind> looks() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select l.kind from Look l where l.partyId = :person", Look.Kind.class)
                .setParameter("person", maryam.partyId())
                .getResultList());
    }
}
