package org.dilmun.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * When a gateway that did not answer is asked again: 1, 5, 15 and 60 minutes after the doubt began; then people look into
 * it. A node that asks holds a lease, so that no other asks meanwhile.
 */
@Embeddable
public class InquirySchedule {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    @Column(nullable = false)
    private int inquiries;

    @Column(name = "unknown_since")
    private Instant unknownSince;

    @Column(name = "next_inquiry_at")
    private Instant nextAt;

    @Column(name = "needs_people", nullable = false)
    private boolean needsPeople;

    @Column(name = "lease_owner", length = 200)
    private String leaseOwner;

    @Column(name = "leased_until")
    private Instant leasedUntil;

    protected InquirySchedule() {} // JPA

    InquirySchedule(Instant firstAt) {
        this.nextAt = firstAt;
    }

    static Instant firstAfter(Instant now) {
        return now.plus(WAITS.get(0));
    }

    /** Is not in doubt: whoever should know is asked then. */
    void await(Instant at) {
        endLease();
        nextAt = at;
    }

    /** Goes on to the next wait, if the present one is over. */
    void unanswered(Instant now) {
        endLease();
        if (unknownSince == null) {
            unknownSince = now;
            nextAt = firstAfter(now);
        } else if (nextAt != null && !now.isBefore(nextAt)) {
            inquiries++;
            nextAt = inquiries < WAITS.size() ? unknownSince.plus(WAITS.get(inquiries)) : null;
            needsPeople = nextAt == null;
        }
    }

    /** Begins anew, after people have looked into it. */
    void restart(Instant now) {
        stop();
        inquiries = 0;
        unknownSince = null;
        nextAt = firstAfter(now);
    }

    void handToPeople() {
        stop();
        needsPeople = true;
    }

    void stop() {
        endLease();
        nextAt = null;
        needsPeople = false;
    }

    private void endLease() {
        leaseOwner = null;
        leasedUntil = null;
    }

    /** @return null: nobody asks any more */
    public Instant nextAt() {
        return nextAt;
    }

    /** @return whether the schedule has ended without an answer, or the answer cannot be right */
    public boolean needsPeople() {
        return needsPeople;
    }
}
