package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Failed sign-ins of one subject (an account, or an address of the network), known or not: the answer must not tell
 * whether a number has an account. The wait doubles with each failure and has an end: nobody can lock somebody else out.
 */
@Entity
@Table(name = "sign_in_throttle")
public class SignInThrottle {

    /** So many failures cost nothing: people mistype. */
    private static final int FREE_FAILURES = 4;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** A day after the last failure everything is forgotten. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** Keyed hash of the subject, in hexadecimal. */
    @Id
    @Column(name = "subject_hash", length = 64)
    private String subjectHash;

    @Column(nullable = false)
    private int failures;

    @Column(name = "last_failure_at", nullable = false)
    private Instant lastFailureAt;

    protected SignInThrottle() {} // JPA

    public void failed(Instant now) {
        failures = now.isAfter(lastFailureAt.plus(MEMORY)) ? 1 : failures + 1;
        lastFailureAt = now;
    }

    /** @return how long the next attempt has to wait; zero if it need not */
    public Duration waitAt(Instant now) {
        if (failures <= FREE_FAILURES || now.isAfter(lastFailureAt.plus(MEMORY))) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES - 1, 16);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        Duration capped = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        Duration left = Duration.between(now, lastFailureAt.plus(capped));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
