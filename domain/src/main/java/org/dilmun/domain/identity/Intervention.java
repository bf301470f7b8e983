package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * What officials do to somebody's eKey: one proposes it and says why, another confirms it. A suspension holds from its proposal on,
 * since whoever has stolen an eKey does not wait; if nobody confirms it in time it is over by itself.
 */
@Entity
@Table(name = "intervention")
public class Intervention {

    /** What is done. */
    public enum Kind {
        /** Nobody signs in with it until it is resumed; holds at once. */
        SUSPEND(Duration.ofHours(24)),
        RESUME(Duration.ofDays(7)),
        /** For good. */
        CLOSE(Duration.ofDays(7)),
        /** The person has shown the card to an official: the state is as sure as it can be. */
        ADVANCE(Duration.ofDays(7)),
        /** The state is less sure of the person than it said: they have to show the card anew. */
        REPROVE(Duration.ofDays(7)),
        /** Somebody else may know the password: it counts no longer. */
        PASSWORD(Duration.ofDays(7));

        private final Duration waits;

        Kind(Duration waits) {
            this.waits = waits;
        }

        /** @return empty if there is no such kind */
        public static Optional<Kind> of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        DECLINED,
        /** Nobody has confirmed it in time. */
        LAPSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(nullable = false, updatable = false, length = InterventionReason.LONGEST)
    private String reason;

    @Column(name = "proposed_by", nullable = false, updatable = false)
    private long proposedBy;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    /** The account as long as it is not decided about: of one account there is but one such. */
    @Column(name = "open_account_id")
    private Long openAccountId;

    @Enumerated(EnumType.STRING)
    @Column(name = "intervention_state", nullable = false, length = 10)
    private State state = State.PROPOSED;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Intervention() {} // JPA

    /**
     * Proposes it; {@link Account} is told by whoever calls.
     *
     * @param by party id
     */
    public Intervention(long id, Account account, Kind kind, InterventionReason reason, long by, Instant now) {
        this.id = id;
        this.accountId = account.id();
        this.partyId = account.partyId();
        this.openAccountId = account.id();
        this.kind = kind;
        this.reason = reason.text();
        this.proposedBy = by;
        this.proposedAt = now;
    }

    /**
     * @param by party id of somebody else than who proposed it
     * @throws InterventionDecided if it was decided about, or nobody has in time
     */
    public void confirm(long by, Instant now) {
        requireOpen(now);
        decide(State.CONFIRMED, by, now);
    }

    /**
     * Somebody else does not want it, or who proposed it takes it back.
     *
     * @throws InterventionDecided if it was decided about, or nobody has in time
     */
    public void decline(long by, Instant now) {
        requireOpen(now);
        decide(State.DECLINED, by, now);
    }

    /** Ends what nobody has confirmed in time. */
    public void lapse(Instant now) {
        decide(State.LAPSED, null, now);
    }

    private void requireOpen(Instant now) {
        if (state != State.PROPOSED || !now.isBefore(confirmBy())) {
            throw new InterventionDecided();
        }
    }

    private void decide(State how, Long by, Instant now) {
        state = how;
        decidedBy = by;
        decidedAt = now;
        openAccountId = null;
    }

    /** @return when it is over unless somebody has confirmed it */
    public Instant confirmBy() {
        return proposedAt.plus(kind.waits);
    }

    public long id() {
        return id;
    }

    public long accountId() {
        return accountId;
    }

    public long partyId() {
        return partyId;
    }

    public Kind kind() {
        return kind;
    }

    /** @return as the person reads it */
    public String reason() {
        return reason;
    }

    /** @return party ids of those who must not confirm it */
    public Set<Long> makers() {
        return Set.of(proposedBy);
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public State state() {
        return state;
    }

    /** @return null while it is open */
    public Instant decidedAt() {
        return decidedAt;
    }
}
