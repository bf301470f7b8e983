package org.dilmun.domain.payment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A call to which a gateway did not answer as it should; by these all nodes know that it fails. */
@Entity
@Table(name = "gateway_failure")
public class GatewayFailure {

    /** How it failed. */
    public enum Kind {
        /** No answer, or none that can be used. */
        SILENT,
        /** An answer that payers had to wait for. */
        SLOW
    }

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 30)
    private String gateway;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_kind", nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(name = "failed_at", nullable = false, updatable = false)
    private Instant at;

    protected GatewayFailure() {} // JPA

    public GatewayFailure(long id, String gateway, Kind kind, Instant now) {
        this.id = id;
        this.gateway = gateway;
        this.kind = kind;
        this.at = now;
    }
}
