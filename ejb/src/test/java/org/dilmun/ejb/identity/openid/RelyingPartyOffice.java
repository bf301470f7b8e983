package org.dilmun.ejb.identity.openid;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.TestDatabase;

/** Those who look after the relying parties of two bodies, and what they do. */
final class RelyingPartyOffice implements AutoCloseable {

    static final String CALLBACK = "https://bills.example/callback";

    final SignInFixture fixture = new SignInFixture();
    final TestDatabase database = fixture.database;
    final Actor owner = official(1001, "ewa", Role.SERVICE_OWNER);
    final Actor second = official(1002, "ewa", Role.SERVICE_OWNER);
    final Actor elsewhere = official(1003, "gdt", Role.SERVICE_OWNER);
    final Actor supervisor = official(1004, "ewa", Role.SUPERVISOR);
    final Actor operator = official(1005, "gdt", Role.OPERATOR);

    Actor official(long person, String body, Role role) {
        long id = database.inTransaction(
                () -> database.bean(Bodies.class).get(body).id());
        return Actor.person(person, Assurance.ADVANCED, Map.of(id, Set.of(role)), Channel.PORTAL);
    }

    <T> T as(Actor actor, Supplier<T> work) {
        return on(database, actor, work);
    }

    void does(Actor actor, Runnable work) {
        on(database, actor, () -> {
            work.run();
            return null;
        });
    }

    static <T> T on(TestDatabase node, Actor actor, Supplier<T> work) {
        node.bean(Caller.class).is(actor);
        return node.inTransaction(work);
    }

    static WantedTerms wanted(String callback, boolean testing) {
        return wanted(List.of(callback), "", ClientProof.CLIENT_SECRET_BASIC, null, testing);
    }

    static WantedTerms wanted(
            List<String> callbacks, String backChannel, ClientProof proof, String keys, boolean testing) {
        return new WantedTerms(
                LocalizedText.of("فواتيري", "My bills"),
                LocalizedText.of("ليعرض فواتيرك", "To show your bills"),
                callbacks,
                List.of(),
                backChannel,
                Set.of("profile", "made-up"),
                proof,
                keys,
                "ES256",
                false,
                testing);
    }

    String proposed(Actor by) {
        return as(by, () -> proposals().propose("ewa", "bills", wanted(CALLBACK, false)));
    }

    long proposal(String clientId) {
        return database.inTransaction(
                () -> proposals().open(clientId).orElseThrow().id());
    }

    /** One that two have agreed on. */
    String registered() {
        String clientId = proposed(owner);
        long proposal = proposal(clientId);
        does(second, () -> proposals().approve(proposal));
        return clientId;
    }

    RelyingParty party(String clientId) {
        return database.inTransaction(
                () -> database.bean(RelyingParties.class).registered(clientId).orElseThrow());
    }

    int version(String clientId) {
        return party(clientId).version();
    }

    RelyingPartyProposals proposals() {
        return database.bean(RelyingPartyProposals.class);
    }

    RelyingPartyCare care() {
        return database.bean(RelyingPartyCare.class);
    }

    List<String> acts(String clientId) {
        return database.inTransaction(() -> database.bean(RelyingPartyActs.class).list(clientId).stream()
                .map(act -> act.kind().code() + " " + act.personId())
                .toList());
    }

    @Override
    public void close() {
        fixture.close();
    }
}
