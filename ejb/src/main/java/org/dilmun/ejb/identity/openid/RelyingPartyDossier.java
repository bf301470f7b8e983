package org.dilmun.ejb.identity.openid;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyProposal;

/**
 * A relying party and what is proposed for it, for those who look after it.
 *
 * @param party null: nobody has approved it yet, or ever
 * @param last the last proposal about it, decided or not; null: it came with the demonstration
 */
public record RelyingPartyDossier(RelyingParty party, RelyingPartyProposal last) {

    public String clientId() {
        return party == null ? last.clientId() : party.clientId();
    }

    public long bodyId() {
        return party == null ? last.bodyId() : party.bodyId();
    }

    /** @return those that hold; of one that is not there, those that were proposed for it */
    public RelyingParty.Terms terms() {
        return party == null ? last.terms() : party.terms();
    }

    /** @return what nobody has decided about yet; null: nothing is proposed */
    public RelyingPartyProposal proposal() {
        return last != null && last.state() == RelyingPartyProposal.State.OPEN ? last : null;
    }
}
