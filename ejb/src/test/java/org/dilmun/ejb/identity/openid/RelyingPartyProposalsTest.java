package org.dilmun.ejb.identity.openid;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.ProposalDecided;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyReasonMissing;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.identity.openid.TermsWrong.Mistake;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Terms of relying parties: proposed by one, approved by another, and nothing holds before. */
@OnDatabase
class RelyingPartyProposalsTest {

    private final RelyingPartyOffice office = new RelyingPartyOffice();
    private final TestDatabase database = office.database;

    @AfterEach
    void close() {
        office.close();
    }

    private boolean signsIn(String clientId) {
        return database.inTransaction(
                () -> database.bean(RelyingParties.class).find(clientId).isPresent());
    }

    private void approve(Actor by, long proposal) {
        office.does(by, () -> office.proposals().approve(proposal));
    }

    @Test
    void a_system_is_there_when_somebody_else_has_approved_it() {
        String clientId = office.proposed(office.owner);
        long proposal = office.proposal(clientId);
        assertThat(clientId).isEqualTo("ewa-bills");
        assertThat(signsIn(clientId)).isFalse();
        assertThatThrownBy(() -> approve(office.owner, proposal)).isInstanceOf(Refused.class);
        assertThat(signsIn(clientId)).isFalse();
        approve(office.second, proposal);
        assertThat(signsIn(clientId)).isTrue();
        RelyingParty party = office.party(clientId);
        assertThat(party.mayReturnTo(RelyingPartyOffice.CALLBACK)).isTrue();
        assertThat(party.scopes()).containsExactlyInAnyOrder("openid", "profile");
        assertThat(party.sector()).isEqualTo("ewa");
        assertThat(party.hasSecret()).isFalse();
        assertThat(office.acts(clientId)).containsExactly("approve 1002", "propose 1001");
    }

    @Test
    void who_keeps_the_platform_is_a_second_person_for_every_body_and_not_for_themselves() {
        long proposal = office.proposal(office.proposed(office.owner));
        approve(office.operator, proposal);
        assertThat(signsIn("ewa-bills")).isTrue();
        office.does(office.operator, () -> office.proposals()
                .propose("ewa", "water", RelyingPartyOffice.wanted(RelyingPartyOffice.CALLBACK, false)));
        long own = office.proposal("ewa-water");
        assertThatThrownBy(() -> approve(office.operator, own)).isInstanceOf(Refused.class);
    }

    @Test
    void others_neither_propose_nor_approve_nor_see() {
        assertThatThrownBy(() -> office.proposed(office.elsewhere)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> office.proposed(office.supervisor)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> office.proposed(Actor.NOBODY)).isInstanceOf(Refused.class);
        long proposal = office.proposal(office.proposed(office.owner));
        assertThatThrownBy(() -> approve(office.elsewhere, proposal)).isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        office.does(office.elsewhere, () -> office.proposals().decline(proposal, "no")))
                .isInstanceOf(Refused.class);
        var dossiers = database.bean(RelyingPartyDossiers.class);
        assertThatThrownBy(() -> office.as(office.elsewhere, () -> dossiers.get("ewa-bills")))
                .isInstanceOf(NotFound.class);
        assertThat(seen(office.elsewhere)).containsExactly("licences");
        assertThat(seen(office.owner)).containsExactly("account", "ewa-bills");
        assertThat(seen(office.operator)).containsExactly("account", "ewa-bills", "licences");
    }

    private List<String> seen(Actor by) {
        return office.as(by, () -> database.bean(RelyingPartyDossiers.class).list().stream()
                .map(RelyingPartyDossier::clientId)
                .toList());
    }

    @Test
    void of_two_who_approve_at_once_one_is_told() throws Exception {
        long proposal = office.proposal(office.proposed(office.owner));
        var threads = Executors.newFixedThreadPool(2);
        var barrier = new CyclicBarrier(2);
        try (TestDatabase other = database.otherNode()) {
            List<Future<?>> both = new ArrayList<>();
            both.add(threads.submit(() -> approveAt(database, office.second, proposal, barrier)));
            both.add(threads.submit(() -> approveAt(other, office.operator, proposal, barrier)));
            List<Throwable> told = new ArrayList<>();
            for (Future<?> each : both) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    told.add(e.getCause());
                }
            }
            assertThat(told).singleElement().isInstanceOf(ProposalDecided.class);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(signsIn("ewa-bills")).isTrue();
        assertThat(office.acts("ewa-bills")).hasSize(2);
    }

    private static Void approveAt(TestDatabase node, Actor by, long proposal, CyclicBarrier barrier) throws Exception {
        var proposals = node.bean(RelyingPartyProposals.class);
        barrier.await();
        return RelyingPartyOffice.on(node, by, () -> {
            proposals.approve(proposal);
            return null;
        });
    }

    @Test
    void a_refusal_says_why_and_who_proposed_takes_back_without() {
        long proposal = office.proposal(office.proposed(office.owner));
        assertThatThrownBy(() ->
                        office.does(office.second, () -> office.proposals().decline(proposal, " ")))
                .isInstanceOf(RelyingPartyReasonMissing.class);
        office.does(office.second, () -> office.proposals().decline(proposal, "Another name, please"));
        assertThatThrownBy(() -> approve(office.second, proposal)).isInstanceOf(ProposalDecided.class);
        assertThat(signsIn("ewa-bills")).isFalse();
        long again = office.proposal(office.proposed(office.owner));
        office.does(office.owner, () -> office.proposals().decline(again, ""));
        assertThat(office.acts("ewa-bills"))
                .containsExactly("withdraw 1001", "propose 1001", "decline 1002", "propose 1001");
    }

    @Test
    void other_terms_hold_when_they_are_approved_and_body_and_names_of_people_stay() {
        String clientId = office.registered();
        int shown = office.version(clientId);
        String address = "https://bills.example/other";
        office.does(office.owner, () -> office.proposals()
                .proposeChange(clientId, shown, RelyingPartyOffice.wanted(address, false)));
        assertThat(office.party(clientId).mayReturnTo(address)).isFalse();
        assertThatThrownBy(() -> office.does(office.second, () -> office.proposals()
                        .proposeChange(clientId, shown, RelyingPartyOffice.wanted(address, false))))
                .isInstanceOf(ProposalOpen.class);
        long proposal = office.proposal(clientId);
        approve(office.second, proposal);
        RelyingParty party = office.party(clientId);
        assertThat(party.mayReturnTo(address)).isTrue();
        assertThat(party.mayReturnTo(RelyingPartyOffice.CALLBACK)).isFalse();
        assertThat(party.sector()).isEqualTo("ewa");
        assertThatThrownBy(() -> office.does(office.second, () -> office.proposals()
                        .proposeChange(clientId, shown, RelyingPartyOffice.wanted(address, false))))
                .isInstanceOf(RelyingPartyChanged.class);
    }

    private List<Mistake> mistakes(WantedTerms wanted) {
        try {
            office.does(office.owner, () -> office.proposals().propose("ewa", "bills", wanted));
        } catch (TermsWrong wrong) {
            return wrong.mistakes();
        }
        return List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bills.example/callback#there, address-wrong",
        "https://*.bills.example/callback, address-wrong",
        "https://user@bills.example/callback, address-wrong",
        "https://bills.example/a/../callback, address-wrong",
        "bills.example/callback, address-wrong",
        "/callback, address-wrong",
        "javascript:alert(1), address-wrong",
        "http://bills.example/callback, address-unsafe",
        "http://localhost:8080/callback, address-unsafe",
        "https://localhost/callback, address-unsafe",
        "http://localhost.evil.example/, address-unsafe",
        "myapp://callback, address-unsafe",
    })
    void an_address_that_is_not_exact_and_safe_is_refused(String address, String code) {
        assertThat(mistakes(RelyingPartyOffice.wanted(address, false)))
                .containsExactly(new Mistake("redirectUris", code, address));
    }

    @Test
    void only_a_test_comes_back_to_the_developers_own_machine_and_sign_outs_are_never_told_to_ours() {
        var test = RelyingPartyOffice.wanted(
                List.of("http://localhost:8080/callback", "http://127.0.0.1/callback"),
                "http://localhost:8080/",
                ClientProof.CLIENT_SECRET_BASIC,
                null,
                true);
        assertThat(mistakes(test))
                .containsExactly(new Mistake("backChannelUri", "address-unsafe", "http://localhost:8080/"));
    }

    @Test
    void a_private_key_is_refused_and_a_public_one_is_kept() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        List<String> callback = List.of(RelyingPartyOffice.CALLBACK);
        assertThat(mistakes(RelyingPartyOffice.wanted(
                        callback, "", ClientProof.PRIVATE_KEY_JWT, new JWKSet(key).toString(false), false)))
                .containsExactly(new Mistake("keySet", "keys-private", ""));
        assertThat(mistakes(RelyingPartyOffice.wanted(callback, "", ClientProof.PRIVATE_KEY_JWT, "", false)))
                .containsExactly(new Mistake("keySet", "keys-missing", ""));
        assertThat(mistakes(RelyingPartyOffice.wanted(callback, "", ClientProof.PRIVATE_KEY_JWT, "{]", false)))
                .containsExactly(new Mistake("keySet", "keys-unreadable", ""));
        String secret = "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr8\"}";
        assertThat(mistakes(RelyingPartyOffice.wanted(callback, "", ClientProof.PRIVATE_KEY_JWT, secret, false)))
                .extracting(Mistake::code)
                .containsExactly("keys-private");
        var wanted = RelyingPartyOffice.wanted(
                callback, "", ClientProof.PRIVATE_KEY_JWT, key.toPublicJWK().toJSONString(), false);
        assertThat(mistakes(wanted)).isEmpty();
        approve(office.second, office.proposal("ewa-bills"));
        assertThat(office.party("ewa-bills").keySet()).contains("\"kid\":\"1\"").doesNotContain("\"d\":");
    }

    @Test
    void a_client_id_is_given_once() {
        office.registered();
        assertThat(mistakes(RelyingPartyOffice.wanted(RelyingPartyOffice.CALLBACK, false)))
                .containsExactly(new Mistake("client", "client-taken", "ewa-bills"));
    }
}
