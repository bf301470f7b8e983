package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** How much feedback this node keeps: it comes from anybody, so a script must not fill the database with it. */
@ApplicationScoped
public class FeedbackRate {

    private static final int A_MINUTE = 60;

    private Instant minute = Instant.EPOCH;
    private int taken;

    /** @throws TooMuchFeedback if this minute has had its share */
    public synchronized void take(Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            taken = 0;
        }
        if (taken == A_MINUTE) {
            throw new TooMuchFeedback(Duration.between(now, minute.plus(1, ChronoUnit.MINUTES)));
        }
        taken++;
    }
}
