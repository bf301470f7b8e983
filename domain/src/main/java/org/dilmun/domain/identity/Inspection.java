package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An official has said why somebody's eKey has to be looked at, and may for a while. */
@Entity
@Table(name = "inspection")
public class Inspection {

    /** So long it opens the page; who needs longer says why again. */
    public static final Duration LASTS = Duration.ofMinutes(30);

    /** What leads to it: drawn at random, and of no use to anybody but the official. */
    @Id
    @Column(name = "inspection_key", length = 60)
    private String key;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "officer_id", nullable = false, updatable = false)
    private long officerId;

    @Column(nullable = false, updatable = false, length = InterventionReason.LONGEST)
    private String reason;

    @Column(name = "begun_at", nullable = false, updatable = false)
    private Instant begunAt;

    protected Inspection() {} // JPA

    /**
     * @param key drawn at random
     * @param partyId whose eKey
     * @param officerId party id of who looks
     */
    public Inspection(String key, long partyId, long officerId, InterventionReason reason, Instant now) {
        this.key = key;
        this.partyId = partyId;
        this.officerId = officerId;
        this.reason = reason.text();
        this.begunAt = now;
    }

    public boolean opensFor(long official, Instant now) {
        return official == officerId && now.isBefore(begunAt.plus(LASTS));
    }

    public String key() {
        return key;
    }

    public long partyId() {
        return partyId;
    }

    public String reason() {
        return reason;
    }
}
