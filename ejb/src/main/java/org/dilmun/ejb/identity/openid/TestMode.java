package org.dilmun.ejb.identity.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.access.Access;

/** Who may sign in at a relying party in test mode: those who have a role in its body, and no citizen by mistake. */
@ApplicationScoped
public class TestMode {

    @Inject
    Access access;

    /** @return whether that person may sign in there */
    public boolean admits(RelyingParty party, long partyId) {
        return !party.testing() || access.roles(partyId).containsKey(party.bodyId());
    }
}
