package org.dilmun.domain.payment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A message of a gateway that we have acted upon; it may come again and then changes nothing. */
@Entity
@Table(name = "gateway_event")
public class GatewayEvent {

    @Id
    @Column(name = "event_id", length = 100)
    private String id;

    @Column(name = "attempt_id", nullable = false, updatable = false)
    private long attemptId;

    @Column(name = "received_at", nullable = false, updatable = false)
    private Instant receivedAt;

    protected GatewayEvent() {} // JPA

    /** @param id as the gateway names it */
    public GatewayEvent(String id, PaymentAttempt attempt, Instant now) {
        this.id = id;
        this.attemptId = attempt.id();
        this.receivedAt = now;
    }
}
