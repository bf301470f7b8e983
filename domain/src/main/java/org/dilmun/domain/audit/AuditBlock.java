package org.dilmun.domain.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A sealed block of the audit trail: its hash covers its events and the hash of the block before, so that no row can be
 * changed, removed or slipped in later without every block after it telling.
 */
@Entity
@Table(name = "audit_block")
public class AuditBlock {

    /** 1, 2, 3 … without a gap. */
    @Id
    @Column(name = "block_no")
    private long number;

    @Column(name = "previous_hash", nullable = false, updatable = false, length = 64)
    private String previousHash;

    @Column(name = "block_hash", nullable = false, updatable = false, length = 64)
    private String hash;

    @Column(name = "event_count", nullable = false, updatable = false)
    private int events;

    @Column(name = "sealed_at", nullable = false, updatable = false)
    private Instant sealedAt;

    protected AuditBlock() {} // JPA

    public AuditBlock(long number, String previousHash, String hash, int events, Instant sealedAt) {
        this.number = number;
        this.previousHash = previousHash;
        this.hash = hash;
        this.events = events;
        this.sealedAt = sealedAt;
    }

    public long number() {
        return number;
    }

    public String previousHash() {
        return previousHash;
    }

    public String hash() {
        return hash;
    }

    public int events() {
        return events;
    }
}
