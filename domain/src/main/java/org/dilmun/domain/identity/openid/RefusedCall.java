package org.dilmun.domain.identity.openid;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A call of a relying party that was refused. It holds nothing that was shown, and nothing of a person. */
@Entity
@Table(name = "openid_refusal")
public class RefusedCall {

    @Id
    private long id;

    @Column(name = "relying_party_id", nullable = false, updatable = false)
    private long relyingPartyId;

    @Column(name = "refused_at", nullable = false, updatable = false)
    private Instant refusedAt;

    @Column(nullable = false, updatable = false, length = 20)
    private String endpoint;

    @Column(nullable = false, updatable = false, length = 60)
    private String error;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 30)
    private RefusalReason reason;

    @Column(name = "request_number", updatable = false, length = 64)
    private String requestNumber;

    protected RefusedCall() {} // JPA

    /**
     * Writes one down.
     *
     * @param endpoint {@code token}
     * @param error as OAuth and OpenID Connect name it
     * @param requestNumber as the answer's header has it; null: it has none
     */
    public RefusedCall(
            long id,
            RelyingParty of,
            String endpoint,
            String error,
            RefusalReason reason,
            String requestNumber,
            Instant now) {
        this.id = id;
        this.relyingPartyId = of.id();
        this.endpoint = endpoint;
        this.error = error;
        this.reason = reason;
        this.requestNumber = requestNumber;
        this.refusedAt = now;
    }

    public long id() {
        return id;
    }

    public Instant refusedAt() {
        return refusedAt;
    }

    public String endpoint() {
        return endpoint;
    }

    public String error() {
        return error;
    }

    public RefusalReason reason() {
        return reason;
    }

    /** @return null: it has none */
    public String requestNumber() {
        return requestNumber;
    }
}
