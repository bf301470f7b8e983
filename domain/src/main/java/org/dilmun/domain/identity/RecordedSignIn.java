package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A sign-in as the person is shown it later; nobody else is. */
@Entity
@Table(name = "sign_in")
public class RecordedSignIn {

    /** So long it is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    @Id
    private long id;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "session_hash", nullable = false, updatable = false, length = 64)
    private String sessionHash;

    @Column(name = "signed_in_at", nullable = false, updatable = false)
    private Instant signedInAt;

    @Column(nullable = false, updatable = false, length = 300)
    private String device;

    @Column(nullable = false, updatable = false, length = 45)
    private String address;

    protected RecordedSignIn() {} // JPA

    public RecordedSignIn(long id, LoginSession session, SignInOrigin from) {
        this.id = id;
        this.accountId = session.accountId();
        this.sessionHash = session.tokenHash();
        this.signedInAt = session.createdAt();
        this.device = from.device();
        this.address = from.address();
    }

    public String sessionHash() {
        return sessionHash;
    }

    public Instant signedInAt() {
        return signedInAt;
    }

    /** @return what the browser said of itself; empty: nothing */
    public String device() {
        return device;
    }

    public String address() {
        return address;
    }
}
