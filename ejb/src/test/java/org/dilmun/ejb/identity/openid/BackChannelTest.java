package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class BackChannelTest {

    private final SignInFixture fixture = new SignInFixture();
    private final TestDatabase database = fixture.database;

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<OutboxMessage> written() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery(
                        "select m from OutboxMessage m where m.lane = 'sign-out' order by m.id", OutboxMessage.class)
                .getResultList());
    }

    private void signOut() {
        database.inTransaction(() -> database.bean(Accounts.class).signOut(fixture.token));
    }

    private void signInAtLicences() {
        LoginSession session = fixture.session();
        database.inTransaction(() -> database.bean(Grants.class)
                .begin(
                        fixture.licences,
                        session,
                        SignInFixture.ONLINE,
                        SignInFixture.ADDRESS,
                        SignInFixture.CHALLENGE));
    }

    @Test
    void who_signed_the_person_in_hears_once_that_the_session_is_over() {
        fixture.code(SignInFixture.ONLINE);
        fixture.code(SignInFixture.OFFLINE);
        signInAtLicences(); // which has no address for it
        String session = database.bean(Pseudonym.class)
                .session(fixture.account, fixture.session().tokenHash());
        String subject = database.bean(Pseudonym.class).subject(fixture.account, fixture.person());
        signOut();
        assertThat(written()).singleElement().satisfies(message -> {
            assertThat(message.receiver()).isEqualTo("account");
            assertThat(message.payload()).containsEntry("sid", session).containsEntry("sub", subject);
            assertThat(message.payload().get("jti")).hasSize(43);
        });
    }

    @Test
    void who_signed_nobody_in_by_that_session_hears_nothing() {
        signOut();
        assertThat(written()).isEmpty();
    }

    @Test
    void a_sign_out_that_fails_tells_nobody() {
        fixture.code(SignInFixture.ONLINE);
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.bean(Accounts.class).signOut(fixture.token);
                    throw new IllegalStateException("as if the database had gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void each_withdrawal_is_told_for_each_session_that_the_system_may_have() {
        String session = database.bean(Pseudonym.class)
                .session(fixture.account, fixture.session().tokenHash());
        long person = fixture.person();
        for (int time = 0; time < 2; time++) {
            fixture.code(SignInFixture.OFFLINE);
            fixture.code(SignInFixture.ONLINE);
            database.inTransaction(() -> database.bean(Consents.class).withdraw(person, "account"));
            fixture.now = fixture.now.plus(Duration.ofMinutes(1));
        }
        assertThat(written()).hasSize(2).allSatisfy(message -> assertThat(message.payload())
                .containsEntry("sid", session));
    }

    @Test
    void a_withdrawal_when_no_session_is_left_means_the_person() {
        fixture.code(SignInFixture.ONLINE);
        long person = fixture.person();
        fixture.now = fixture.now.plus(Duration.ofDays(31));
        database.inTransaction(() -> database.bean(Consents.class).withdraw(person, "account"));
        assertThat(written()).singleElement().satisfies(message -> assertThat(message.payload())
                .containsOnlyKeys("sub", "jti"));
    }

    @Test
    void the_token_is_what_the_standard_says_and_nothing_else_is_taken_for_it() throws Exception {
        database.inTransaction(() -> database.bean(SigningKeys.class).keepFresh());
        String token = database.inTransaction(() -> database.bean(LogoutTokens.class)
                .issue(fixture.account, Map.of("sub", "somebody", "sid", "a session", "jti", "once")));
        var jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getType()).isEqualTo(LogoutTokenValidator.TYPE);
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "sid", "events");
        assertThat(claims.getAudience()).containsExactly("account");
        assertThat(claims.getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
        assertThat(database.inTransaction(() -> database.bean(IdTokens.class).read(token)))
                .as("as a hint at signing out")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://account.example/signed-out",
                "https://account.example/signed-out#there",
                "ftp://account.example/",
                "/signed-out",
                "http://127.0.0.1.example/"
            })
    void an_address_that_others_can_read_is_refused(String address) {
        assertThatThrownBy(() -> new RelyingParty.Terms(
                        LocalizedText.of("نظام", "A system"),
                        LocalizedText.of("ليعرض حسابك", "To show your account"),
                        1,
                        List.of(SignInFixture.ADDRESS),
                        List.of(),
                        address,
                        Set.of("openid"),
                        ClientProof.CLIENT_SECRET_BASIC,
                        null,
                        "ES256",
                        "ewa",
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
