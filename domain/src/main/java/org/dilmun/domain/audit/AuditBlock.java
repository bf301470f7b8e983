package org.dilmun.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.Sha256;

/**
 * A sealed block of the audit trail: its hash covers its events and the hash of the block before, so that no row can be
 * changed, removed or slipped in later without every block after it telling. Who rewrites all blocks to the end is found
 * out by a hash that somebody has kept elsewhere: each is logged when it is sealed, and shown to auditors.
 */
@Entity
@Table(name = "audit_block")
public class AuditBlock {

    /** What stands for the block before the first. */
    public static final String GENESIS = "0".repeat(64);

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

    /** @param eventHashes of its events, in their order */
    public AuditBlock(long number, String previousHash, List<String> eventHashes, Instant sealedAt) {
        this.number = number;
        this.previousHash = previousHash;
        this.events = eventHashes.size();
        this.sealedAt = sealedAt.truncatedTo(ChronoUnit.MICROS); // as the table holds it: it is part of the hash
        // order and separators are part of the proof
        this.hash = Sha256.hex(previousHash + "\n" + number + "\n" + this.sealedAt + "\n" + events + "\n"
                + String.join("\n", eventHashes));
    }

    public long number() {
        return number;
    }

    public String hash() {
        return hash;
    }

    public int events() {
        return events;
    }

    public Instant sealedAt() {
        return sealedAt;
    }
}
