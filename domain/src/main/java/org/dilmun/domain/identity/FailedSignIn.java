package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody wanted to sign in and could not prove who they are; the person whose eKey it is sees it later, and nobody else does. */
@Entity
@Table(name = "failed_sign_in")
public class FailedSignIn {

    /** So long it is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** What did not fit. */
    public enum Step {
        PASSWORD,
        /** The password was right, and the code that was to follow was not. */
        CODE;

        public String code() {
            return this == CODE ? "code" : "password";
        }
    }

    @Id
    private long id;

    /** Null: nobody has that number; it is written down all the same, so that it takes as long, and forgotten in the night. */
    @Column(name = "account_id", updatable = false)
    private Long accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Step step;

    @Column(name = "failed_at", nullable = false, updatable = false)
    private Instant failedAt;

    @Column(nullable = false, updatable = false, length = 300)
    private String device;

    @Column(nullable = false, updatable = false, length = 45)
    private String address;

    protected FailedSignIn() {} // JPA

    /** @param accountId null: nobody has that number */
    public FailedSignIn(long id, Long accountId, Step step, SignInOrigin from, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.step = step;
        this.failedAt = now;
        this.device = from.device();
        this.address = from.address();
    }

    public Step step() {
        return step;
    }

    public Instant failedAt() {
        return failedAt;
    }

    /** @return what the browser said of itself; empty: nothing */
    public String device() {
        return device;
    }

    public String address() {
        return address;
    }
}
