package org.dilmun.domain.identity.openid;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A key that ID tokens are signed with. It is published before it signs, so that relying parties that keep the published
 * keys know it by then, and stays published until what it signed has expired.
 */
@Entity
@Table(name = "openid_key")
public class SigningKey {

    /** From its publication until it signs. */
    public static final Duration AHEAD = Duration.ofDays(2);

    /** So long a key signs. */
    public static final Duration SERVICE = Duration.ofDays(90);

    /** So long it stays published after the next one signs; no ID token lives that long. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    @Id
    @Column(length = 60)
    private String kid;

    @Column(nullable = false, updatable = false, length = 10)
    private String algorithm;

    @Column(nullable = false, updatable = false)
    private byte[] sealed;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "signs_from", nullable = false, updatable = false)
    private Instant signsFrom;

    @Column(name = "published_until")
    private Instant publishedUntil;

    protected SigningKey() {} // JPA

    /** @param sealed the private JWK, encrypted */
    public SigningKey(String kid, String algorithm, byte[] sealed, Instant now, Instant signsFrom) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.sealed = sealed.clone();
        this.createdAt = now;
        this.signsFrom = signsFrom;
    }

    /** Another one signs from then on. */
    public void giveWayFrom(Instant successorSigns) {
        publishedUntil = successorSigns.plus(AFTERWARDS);
    }

    public boolean signsAt(Instant now) {
        return !now.isBefore(signsFrom);
    }

    public boolean isDueForSuccessor(Instant now) {
        return publishedUntil == null && now.isAfter(signsFrom.plus(SERVICE));
    }

    public boolean isOverAt(Instant now) {
        return publishedUntil != null && now.isAfter(publishedUntil);
    }

    public String kid() {
        return kid;
    }

    public String algorithm() {
        return algorithm;
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public Instant signsFrom() {
        return signsFrom;
    }
}
