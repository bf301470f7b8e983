package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RefusedCall;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyMoveRefused;
import org.dilmun.domain.identity.openid.RelyingPartyReasonMissing;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.identity.SpentTokens;
import org.dilmun.ejb.identity.openid.Grants.Issued;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Secrets, suspension and the end of relying parties, what they are counted and what they are told. */
@OnDatabase
class RelyingPartyCareTest {

    private static final String ACCOUNT = "account";

    private final RelyingPartyOffice office = new RelyingPartyOffice();
    private final SignInFixture fixture = office.fixture;
    private final TestDatabase database = office.database;

    @AfterEach
    void close() {
        office.close();
    }

    private boolean proves(String clientId, String secret) {
        try {
            database.inTransaction(() -> database.bean(RelyingPartyProofs.class)
                    .prove(new ClientSecretBasic(new ClientID(clientId), new Secret(secret))));
            return true;
        } catch (ClientRefused e) {
            return false;
        }
    }

    private String makeSecret(String clientId) {
        int shown = office.version(clientId);
        return office.as(office.owner, () -> office.care().makeSecret(clientId, shown));
    }

    @Test
    void a_secret_is_made_after_the_approval_and_the_one_before_counts_for_seven_days() {
        String clientId = office.registered();
        assertThat(proves(clientId, "anything")).isFalse();
        String first = makeSecret(clientId);
        assertThat(proves(clientId, first)).isTrue();
        String second = makeSecret(clientId);
        assertThat(second).isNotEqualTo(first).hasSize(43);
        assertThat(proves(clientId, first)).isTrue();
        assertThat(proves(clientId, second)).isTrue();
        fixture.now = fixture.now.plus(Duration.ofDays(7));
        assertThat(proves(clientId, first)).isFalse();
        assertThat(proves(clientId, second)).isTrue();
    }

    @Test
    void the_secret_before_ends_at_once_when_somebody_says_so() {
        String clientId = office.registered();
        String first = makeSecret(clientId);
        String second = makeSecret(clientId);
        int shown = office.version(clientId);
        office.does(office.second, () -> office.care().endFormerSecret(clientId, shown));
        assertThat(proves(clientId, first)).isFalse();
        assertThat(proves(clientId, second)).isTrue();
    }

    @Test
    void a_page_that_is_sent_again_makes_no_second_secret() {
        String clientId = office.registered();
        int shown = office.version(clientId);
        String secret = office.as(office.owner, () -> office.care().makeSecret(clientId, shown));
        assertThatThrownBy(() -> office.as(office.second, () -> office.care().makeSecret(clientId, shown)))
                .isInstanceOf(RelyingPartyChanged.class);
        assertThat(proves(clientId, secret)).isTrue();
    }

    @Test
    void others_make_no_secret_and_stop_nothing() {
        int shown = office.version(ACCOUNT);
        assertThatThrownBy(() -> office.as(office.elsewhere, () -> office.care().makeSecret(ACCOUNT, shown)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> office.does(office.supervisor, () -> office.care().suspend(ACCOUNT, shown, "because")))
                .isInstanceOf(Refused.class);
        assertThat(office.party(ACCOUNT).open()).isTrue();
    }

    private Issued redeemed() {
        String code = fixture.code(SignInFixture.OFFLINE);
        return database.inTransaction(() -> fixture.grants()
                .redeem(fixture.account, code, SignInFixture.ADDRESS, SignInFixture.CHALLENGE)
                .orElseThrow());
    }

    private boolean opens(Issued issued) {
        return database.inTransaction(
                () -> fixture.grants().open(issued.accessToken()).isPresent());
    }

    private List<OutboxMessage> told() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery(
                        "select m from OutboxMessage m where m.lane = 'sign-out' order by m.id", OutboxMessage.class)
                .getResultList());
    }

    @Test
    void one_that_is_suspended_loses_what_it_holds_and_hears_of_it_and_goes_on_by_another_hand() {
        Issued issued = redeemed();
        String session = database.bean(Pseudonym.class)
                .session(fixture.account, fixture.session().tokenHash());
        int shown = office.version(ACCOUNT);
        assertThatThrownBy(() -> office.does(office.owner, () -> office.care().suspend(ACCOUNT, shown, "")))
                .isInstanceOf(RelyingPartyReasonMissing.class);
        assertThat(opens(issued)).isTrue();
        office.does(office.owner, () -> office.care().suspend(ACCOUNT, shown, "The secret got out"));
        assertThat(opens(issued)).isFalse();
        assertThat(proves(ACCOUNT, "secret-of-account")).isFalse();
        assertThat(told()).singleElement().satisfies(message -> {
            assertThat(message.receiver()).isEqualTo(ACCOUNT);
            assertThat(message.payload()).containsEntry("sid", session);
        });
        int suspended = office.version(ACCOUNT);
        assertThatThrownBy(() -> office.does(office.owner, () -> office.care().goOn(ACCOUNT, suspended)))
                .isInstanceOf(Refused.class);
        office.does(office.second, () -> office.care().goOn(ACCOUNT, suspended));
        assertThat(proves(ACCOUNT, "secret-of-account")).isTrue();
        assertThat(opens(issued)).as("what ended stays ended").isFalse();
    }

    @Test
    void a_sign_in_that_passes_the_suspension_opens_nothing() {
        String code = fixture.code(SignInFixture.OFFLINE);
        int shown = office.version(ACCOUNT);
        RelyingParty before = fixture.account;
        office.does(office.owner, () -> office.care().suspend(ACCOUNT, shown, "Now"));
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update openid_grant set revoked_at = null")
                .executeUpdate()); // as if it had been written a moment later
        Optional<Issued> given = database.inTransaction(
                () -> fixture.grants().redeem(before, code, SignInFixture.ADDRESS, SignInFixture.CHALLENGE));
        assertThat(given).isEmpty();
    }

    @Test
    void one_that_is_closed_never_comes_back() {
        Issued issued = redeemed();
        int shown = office.version(ACCOUNT);
        office.does(office.owner, () -> office.care().close(ACCOUNT, shown, "Nobody uses it"));
        assertThat(opens(issued)).isFalse();
        int closed = office.version(ACCOUNT);
        assertThatThrownBy(() -> office.does(office.second, () -> office.care().goOn(ACCOUNT, closed)))
                .isInstanceOf(RelyingPartyMoveRefused.class);
        assertThatThrownBy(() -> office.as(office.second, () -> office.care().makeSecret(ACCOUNT, closed)))
                .isInstanceOf(RelyingPartyMoveRefused.class);
        assertThatThrownBy(() -> office.does(office.second, () -> office.proposals()
                        .proposeChange(ACCOUNT, closed, RelyingPartyOffice.wanted(RelyingPartyOffice.CALLBACK, false))))
                .isInstanceOf(RelyingPartyMoveRefused.class);
    }

    @Test
    void a_test_admits_people_of_its_body_and_ends_what_others_had_before() {
        Issued issued = redeemed();
        long person = fixture.person();
        int shown = office.version(ACCOUNT);
        office.does(office.owner, () -> office.proposals()
                .proposeChange(ACCOUNT, shown, RelyingPartyOffice.wanted(SignInFixture.ADDRESS, true)));
        assertThat(opens(issued)).isTrue();
        long proposal = office.proposal(ACCOUNT);
        office.does(office.second, () -> office.proposals().approve(proposal));
        assertThat(opens(issued)).isFalse();
        RelyingParty testing = office.party(ACCOUNT);
        assertThat(admits(testing)).isFalse();
        assertThat(admits(fixture.licences)).isTrue();
        database.inTransaction(() -> database.bean(Access.class)
                .grant(person, database.bean(Bodies.class).get("ewa").id(), Role.OFFICER));
        assertThat(admits(testing)).isTrue();
    }

    private boolean admits(RelyingParty party) {
        long person = fixture.person();
        return database.inTransaction(() -> database.bean(TestMode.class).admits(party, person));
    }

    @Test
    void sign_ins_are_counted_by_the_day_of_the_country() {
        LoginSession session = fixture.session();
        signIn(session);
        signIn(session);
        fixture.now = fixture.now.plus(Duration.ofHours(14)); // 22:00 in UTC: the next day in Bahrain
        signIn(session);
        Map<LocalDate, Long> days = days(fixture.account);
        assertThat(days)
                .hasSize(SignInDays.SHOWN)
                .containsEntry(LocalDate.parse("2026-12-02"), 2L)
                .containsEntry(LocalDate.parse("2026-12-03"), 1L)
                .containsEntry(LocalDate.parse("2026-11-04"), 0L);
        assertThat(days.keySet().iterator().next()).isEqualTo(LocalDate.parse("2026-12-03"));
        assertThat(days(fixture.licences).values()).containsOnly(0L);
    }

    private void signIn(LoginSession session) {
        database.inTransaction(() -> fixture.grants()
                .begin(fixture.account, session, SignInFixture.ONLINE, SignInFixture.ADDRESS, SignInFixture.CHALLENGE));
    }

    private Map<LocalDate, Long> days(RelyingParty at) {
        return database.inTransaction(() -> database.bean(SignInDays.class).last(at));
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            String number = "request-" + i;
            database.inTransaction(() -> database.bean(RefusedCalls.class)
                    .record(fixture.account, "token", "invalid_grant", RefusalReason.CODE_OLD, number));
        }
    }

    private List<RefusedCall> refused(RelyingParty of) {
        return database.inTransaction(() -> database.bean(RefusedCalls.class).list(of));
    }

    @Test
    void of_what_is_refused_ten_in_a_minute_fifty_in_all_and_seven_days_are_kept() {
        refuse(15);
        assertThat(refused(fixture.account)).hasSize(10);
        assertThat(refused(fixture.account).get(0).requestNumber()).isEqualTo("request-9");
        assertThat(refused(fixture.licences)).isEmpty();
        for (int minute = 0; minute < 5; minute++) {
            fixture.now = fixture.now.plus(Duration.ofMinutes(1));
            refuse(10);
        }
        assertThat(count()).isEqualTo(50);
        fixture.now = fixture.now.plus(Duration.ofDays(8));
        assertThat(refused(fixture.account)).isEmpty();
        database.inTransaction(() -> database.bean(SpentTokens.class).forget());
        assertThat(count()).isZero();
    }

    private long count() {
        return database.inTransaction(() -> ((Number) database.entityManager()
                        .createNativeQuery("select count(*) from openid_refusal")
                        .getSingleResult())
                .longValue());
    }

    @Test
    void what_was_wrong_with_a_code_is_known_afterwards() {
        assertThat(why("nothing", SignInFixture.ADDRESS, SignInFixture.CHALLENGE))
                .isEqualTo(RefusalReason.CODE_UNKNOWN);
        assertThat(why(fixture.code(SignInFixture.ONLINE), "https://other.example/", SignInFixture.CHALLENGE))
                .isEqualTo(RefusalReason.CODE_ADDRESS);
        assertThat(why(fixture.code(SignInFixture.ONLINE), SignInFixture.ADDRESS, "x".repeat(43)))
                .isEqualTo(RefusalReason.CODE_VERIFIER);
        String used = fixture.code(SignInFixture.OFFLINE);
        database.inTransaction(() -> fixture.grants()
                .redeem(fixture.account, used, SignInFixture.ADDRESS, SignInFixture.CHALLENGE)
                .orElseThrow());
        assertThat(why(used, SignInFixture.ADDRESS, SignInFixture.CHALLENGE)).isEqualTo(RefusalReason.CODE_USED);
        String old = fixture.code(SignInFixture.ONLINE);
        fixture.now = fixture.now.plusSeconds(61);
        assertThat(why(old, SignInFixture.ADDRESS, SignInFixture.CHALLENGE)).isEqualTo(RefusalReason.CODE_OLD);
    }

    private RefusalReason why(String code, String address, String challenge) {
        Optional<Issued> given =
                database.inTransaction(() -> fixture.grants().redeem(fixture.account, code, address, challenge));
        assertThat(given).isEmpty();
        return database.inTransaction(() -> fixture.grants().whyNotRedeemed(fixture.account, code, address, challenge));
    }

    @Test
    void a_refresh_token_that_was_used_is_told_from_one_that_never_was() {
        Issued first = redeemed();
        assertThat(refresh(first.refreshToken())).isPresent();
        assertThat(refresh(first.refreshToken())).isEmpty();
        assertThat(whyNotRefreshed(first.refreshToken())).isEqualTo(RefusalReason.REFRESH_USED);
        assertThat(whyNotRefreshed("nothing")).isEqualTo(RefusalReason.REFRESH_UNKNOWN);
    }

    private Optional<Issued> refresh(String token) {
        return database.inTransaction(() -> fixture.grants().refresh(fixture.account, token));
    }

    private RefusalReason whyNotRefreshed(String token) {
        return database.inTransaction(() -> fixture.grants().whyNotRefreshed(fixture.account, token));
    }
}
