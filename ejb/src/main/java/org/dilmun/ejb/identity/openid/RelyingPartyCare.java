package org.dilmun.ejb.identity.openid;

import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyAct;
import org.dilmun.domain.identity.openid.RelyingPartyAct.Kind;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * What those do who look after a relying party. Stopping it is one person's, since it may have to be quick; that it goes on takes another.
 * Each act names the version that was shown: of two at once one is told.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingPartyCare {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RelyingParties parties;

    @Inject
    RelyingPartyKeepers keepers;

    @Inject
    RelyingPartyActs acts;

    @Inject
    Grants grants;

    @Inject
    RealClock clock;

    /**
     * Signs nobody in from now on, until it goes on. What it holds ends at once, and it hears of it.
     *
     * @throws RelyingPartyChanged if it was changed since it was shown
     * @throws org.dilmun.domain.identity.openid.RelyingPartyReasonMissing if it does not say why
     */
    public void suspend(String clientId, int shownVersion, String reason) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.require(party.bodyId(), clientId);
        party.suspend(clock.instant());
        stop(party, by, Kind.SUSPEND, reason);
    }

    /** Signs nobody in any more, for good; otherwise as {@link #suspend}. */
    public void close(String clientId, int shownVersion, String reason) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.require(party.bodyId(), clientId);
        party.close(clock.instant());
        stop(party, by, Kind.CLOSE, reason);
    }

    private void stop(RelyingParty party, Actor by, Kind kind, String reason) {
        acts.record(by, kind, party.clientId(), RelyingPartyAct.reason(reason));
        em.flush(); // before a sign-in that comes now sees it open
        grants.endAll(party);
    }

    /** Lets one go on that somebody else has suspended. */
    public void goOn(String clientId, int shownVersion) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.requireOther(party.bodyId(), suspendedBy(clientId), clientId);
        party.goOn();
        acts.record(by, Kind.GO_ON, clientId, null);
    }

    /** @return party id of who suspended it last; empty if nobody did */
    public Set<Long> suspendedBy(String clientId) {
        return acts.last(clientId, Kind.SUSPEND)
                .map(act -> Set.of(act.personId()))
                .orElse(Set.of());
    }

    /**
     * Makes a secret; the one before counts for another week.
     *
     * @return the secret, which is nowhere else
     * @throws RelyingPartyChanged if it was changed since it was shown: somebody else may have made one just now
     * @throws org.dilmun.domain.identity.openid.RelyingPartyMoveRefused if it proves itself by keys, or is closed
     */
    public String makeSecret(String clientId, int shownVersion) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.require(party.bodyId(), clientId);
        String secret = Tokens.create();
        party.renewSecret(Tokens.hash(secret), clock.instant());
        acts.record(by, Kind.MAKE_SECRET, clientId, null);
        return secret;
    }

    /** The secret before the last counts no longer. */
    public void endFormerSecret(String clientId, int shownVersion) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.require(party.bodyId(), clientId);
        party.endFormerSecret();
        acts.record(by, Kind.END_SECRET, clientId, null);
    }
}
