package org.dilmun.ejb.identity.openid;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;

/** Who looks after relying parties: the service owners of their body, and who keeps the platform. */
@ApplicationScoped
public class RelyingPartyKeepers {

    @Inject
    Access access;

    @Inject
    Caller caller;

    /** Whether the caller looks after those of every body. */
    public boolean keepsAll() {
        return !caller.actor().bodiesWith(Permission.KEEP_ALL_RELYING_PARTIES).isEmpty();
    }

    public boolean keeps(long body) {
        return keepsAll() || caller.actor().may(Permission.KEEP_RELYING_PARTY, body);
    }

    /** @return the caller; {@link org.dilmun.ejb.access.Refused} if they do not look after those of that body */
    public Actor require(long body, String clientId) {
        return keepsAll()
                ? access.requireAnywhere(Permission.KEEP_ALL_RELYING_PARTIES, clientId)
                : access.require(Permission.KEEP_RELYING_PARTY, body, clientId);
    }

    /** The same, as the second of two persons: none of those who made what is to be judged. */
    public Actor requireOther(long body, Set<Long> makers, String clientId) {
        return keepsAll()
                ? access.requireOtherAnywhere(Permission.KEEP_ALL_RELYING_PARTIES, makers, clientId)
                : access.requireOther(Permission.KEEP_RELYING_PARTY, body, makers, clientId);
    }

    /** @return whether the caller is such a second person; for pages, which say so before anybody tries */
    public boolean isOther(long body, Set<Long> makers) {
        return caller.actor().isPerson()
                && keeps(body)
                && !makers.contains(caller.actor().id());
    }

    /** @return ids of the bodies whose relying parties the caller looks after; not asked of who looks after all */
    public Set<Long> bodies() {
        return caller.actor().bodiesWith(Permission.KEEP_RELYING_PARTY);
    }
}
