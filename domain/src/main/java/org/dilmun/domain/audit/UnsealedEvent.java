package org.dilmun.domain.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An event that waits to be sealed; written with it, gone with the block that holds it. An event that neither waits nor is
 * sealed was slipped in, and nothing tells it from one that a node without this table wrote meanwhile: the first release
 * that seals is installed with no older node running.
 */
@Entity
@Table(name = "audit_unsealed")
public class UnsealedEvent {

    @Id
    @Column(name = "event_id")
    private long eventId;

    protected UnsealedEvent() {} // JPA

    public UnsealedEvent(long eventId) {
        this.eventId = eventId;
    }
}
