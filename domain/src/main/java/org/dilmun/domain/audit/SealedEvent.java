package org.dilmun.domain.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The place of an event in the block that holds it. */
@Entity
@Table(name = "audit_block_event")
public class SealedEvent {

    @Id
    @Column(name = "event_id")
    private long eventId;

    @Column(name = "block_no", nullable = false, updatable = false)
    private long block;

    @Column(nullable = false, updatable = false)
    private int position;

    @Column(name = "event_hash", nullable = false, updatable = false, length = 64)
    private String hash;

    protected SealedEvent() {} // JPA

    /** @param position from 0 on */
    public SealedEvent(long eventId, long block, int position, String hash) {
        this.eventId = eventId;
        this.block = block;
        this.position = position;
        this.hash = hash;
    }
}
