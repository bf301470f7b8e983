package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.notice.Notice;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Secrets and keys of relying parties end, each for itself, and not unexpectedly. */
@OnDatabase
class RelyingPartyEndsTest {

    private final RelyingPartyOffice office = new RelyingPartyOffice();
    private final SignInFixture fixture = office.fixture;
    private final TestDatabase database = office.database;
    private final Instant start = fixture.now;

    @BeforeEach
    void appoint() {
        long person = fixture.person();
        database.inTransaction(() -> database.bean(Access.class)
                .grant(person, database.bean(Bodies.class).get("ewa").id(), Role.SERVICE_OWNER));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void days(long after) {
        fixture.now = start.plus(Duration.ofDays(after));
    }

    private List<String> told() {
        database.inTransaction(() -> database.bean(RelyingPartyEnds.class).warn());
        return database
                .inTransaction(() -> database.entityManager()
                        .createQuery("select n from Notice n where n.link like :page order by n.id", Notice.class)
                        .setParameter("page", "/office/relying-parties/%")
                        .getResultList())
                .stream()
                .map(notice -> notice.subject().in("en"))
                .toList();
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

    private String secretOf(String clientId) {
        int shown = office.version(clientId);
        return office.as(office.owner, () -> office.care().makeSecret(clientId, shown));
    }

    @Test
    void a_secret_counts_for_a_year_and_its_people_are_told_before_once_each_time() {
        String clientId = office.registered();
        String secret = secretOf(clientId);
        days(334);
        assertThat(told()).isEmpty();
        days(335);
        assertThat(told()).hasSize(1);
        assertThat(told()).singleElement().asString().contains("My bills", "counts until");
        days(352);
        assertThat(told()).hasSize(2);
        days(364);
        assertThat(proves(clientId, secret)).isTrue();
        assertThat(told()).hasSize(3);
        days(365);
        assertThat(proves(clientId, secret)).isFalse();
        assertThat(told()).hasSize(4).last().asString().contains("has ended");
        days(400);
        assertThat(told()).hasSize(4);
    }

    @Test
    void the_end_of_one_ends_no_other_and_a_new_secret_begins_another_year() {
        String clientId = office.registered();
        String secret = secretOf(clientId);
        days(300);
        String other = secretOf("account");
        days(365);
        assertThat(proves(clientId, secret)).isFalse();
        assertThat(proves("account", other)).isTrue();
        String renewed = secretOf(clientId);
        assertThat(proves(clientId, renewed)).isTrue();
        assertThat(database.bean(RelyingPartyEnds.class).of(office.party(clientId)))
                .singleElement()
                .satisfies(end -> assertThat(end.at()).isEqualTo(fixture.now.plus(Duration.ofDays(365))));
    }

    private JWK key(String id, long days) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .expirationTime(Date.from(start.plus(Duration.ofDays(days))))
                .generate()
                .toPublicJWK();
    }

    private static WantedTerms wanted(JWK... keys) {
        return RelyingPartyOffice.wanted(
                List.of(RelyingPartyOffice.CALLBACK),
                "",
                ClientProof.PRIVATE_KEY_JWT,
                new JWKSet(List.of(keys)).toString(),
                false);
    }

    @Test
    void each_key_counts_until_its_own_end() throws JOSEException {
        WantedTerms wanted = wanted(key("older", 20), key("newer", 200));
        String clientId = office.as(office.owner, () -> office.proposals().propose("ewa", "bills", wanted));
        long proposal = office.proposal(clientId);
        office.does(office.second, () -> office.proposals().approve(proposal));
        RelyingParty party = office.party(clientId);
        assertThat(told()).singleElement().asString().contains("A key of My bills");
        days(20);
        assertThat(PublicKeys.counting(party.keySet(), fixture.now).getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly("newer");
        assertThat(ended(party)).isFalse();
        assertThat(told()).hasSize(2).last().asString().contains("has ended");
        days(200);
        assertThat(ended(party)).isTrue();
    }

    private boolean ended(RelyingParty party) {
        return database.inTransaction(
                () -> database.bean(RelyingPartyEnds.class).keysEnded(party));
    }

    @Test
    void a_key_that_has_ended_is_not_taken() throws JOSEException {
        WantedTerms wanted = wanted(key("gone", -1));
        assertThatThrownBy(
                        () -> office.as(office.owner, () -> office.proposals().propose("ewa", "bills", wanted)))
                .isInstanceOfSatisfying(TermsWrong.class, wrong -> assertThat(wrong.mistakes())
                        .extracting(mistake -> mistake.code())
                        .containsExactly("keys-ended"));
    }
}
