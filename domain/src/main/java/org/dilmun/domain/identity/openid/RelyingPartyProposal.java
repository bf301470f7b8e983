package org.dilmun.domain.identity.openid;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Json;

/** Terms that somebody proposes for a relying party, a new one or one that is there. They hold once somebody else approves them. */
@Entity
@Table(name = "relying_party_proposal")
public class RelyingPartyProposal {

    /** How far it is. */
    public enum State {
        OPEN,
        APPROVED,
        DECLINED,
        /** Taken back by who proposed it. */
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "client_id", nullable = false, updatable = false, length = 60)
    private String clientId;

    /** The client id until it is decided about: there is one at a time. */
    @Column(name = "open_client", length = 60)
    private String openClient;

    @Column(name = "relying_party_id")
    private Long relyingPartyId;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(nullable = false, updatable = false)
    private String terms;

    @Column(name = "proposed_by", nullable = false, updatable = false)
    private long proposedBy;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposal_state", nullable = false, length = 10)
    private State state = State.OPEN;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(length = RelyingPartyAct.REASON_LENGTH)
    private String reason;

    protected RelyingPartyProposal() {} // JPA

    /**
     * Proposes terms.
     *
     * @param relyingPartyId null: of a new one
     * @param by party id
     */
    public RelyingPartyProposal(
            long id, String clientId, Long relyingPartyId, RelyingParty.Terms terms, long by, Instant now) {
        this.id = id;
        this.clientId = clientId;
        this.openClient = clientId;
        this.relyingPartyId = relyingPartyId;
        this.bodyId = terms.bodyId();
        this.terms = Json.write(terms);
        this.proposedBy = by;
        this.proposedAt = now;
    }

    /**
     * Lets the terms hold.
     *
     * @param by party id of somebody else than who proposed them
     * @param partyId of the relying party, which may have come to be by it
     * @throws ProposalDecided if it was decided about
     */
    public void approve(long by, long partyId, Instant now) {
        decide(State.APPROVED, by, now);
        relyingPartyId = partyId;
    }

    /**
     * Refuses them.
     *
     * @throws ProposalDecided if it was decided about
     * @throws RelyingPartyReasonMissing if it does not say why
     */
    public void decline(long by, String why, Instant now) {
        decide(State.DECLINED, by, now);
        reason = RelyingPartyAct.reason(why);
    }

    /** Takes them back. @throws ProposalDecided if it was decided about */
    public void withdraw(long by, Instant now) {
        decide(State.WITHDRAWN, by, now);
    }

    /** @throws ProposalDecided if it was decided about */
    public void requireOpen() {
        if (state != State.OPEN) {
            throw new ProposalDecided();
        }
    }

    private void decide(State how, long by, Instant now) {
        requireOpen();
        state = how;
        decidedBy = by;
        decidedAt = now;
        openClient = null;
    }

    public long id() {
        return id;
    }

    public String clientId() {
        return clientId;
    }

    /** @return null: of one that is not there yet */
    public Long relyingPartyId() {
        return relyingPartyId;
    }

    public long bodyId() {
        return bodyId;
    }

    public RelyingParty.Terms terms() {
        return Json.read(terms, RelyingParty.Terms.class);
    }

    public State state() {
        return state;
    }

    /** @return party ids of who must not approve it */
    public Set<Long> makers() {
        return Set.of(proposedBy);
    }

    public long proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** @return when it was decided about; null: not yet */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** @return party id of who decided; null: nobody yet */
    public Long decidedBy() {
        return decidedBy;
    }

    /** @return why it was refused; null: it was not */
    public String reason() {
        return reason;
    }
}
