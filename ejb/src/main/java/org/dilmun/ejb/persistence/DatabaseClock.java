package org.dilmun.ejb.persistence;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.country.RealClock;

/**
 * The time of the database, which is one for all nodes. What it said last is carried on by the ticks of this machine, which
 * nobody sets: the clock of the machine may be wrong, or be moved. What comes out is never ahead of the database, and behind it
 * by no more than an answer takes on its way, and on H2 by a second more.
 */
@ApplicationScoped
public class DatabaseClock {

    /** For so long an answer is carried on; ticks of different machines drift apart by less than a millisecond in that time. */
    static final Duration TRUSTED = Duration.ofSeconds(30);

    /** From then on the clock of a machine is worth a line in its log. */
    private static final Duration NOTABLE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(DatabaseClock.class.getName());

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    LongSupplier ticks = System::nanoTime;

    private volatile Reading last;
    private volatile boolean skewed;

    /** @param ticks of this machine when the answer was there: the database was there before */
    private record Reading(Instant told, long ticks) {}

    /** Asks the database. */
    public void read() {
        Object seconds = em.createNativeQuery("select unix_timestamp(now(6))").getSingleResult();
        long ticked = ticks.getAsLong();
        Instant told = instant(new BigDecimal(seconds.toString()));
        last = new Reading(told, ticked);
        tellSkew(told);
    }

    private static Instant instant(BigDecimal seconds) {
        long whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    private void tellSkew(Instant told) {
        Duration skew = Duration.between(told, clock.instant());
        boolean notable = skew.abs().compareTo(NOTABLE) > 0;
        if (notable && !skewed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the clock of this machine is {0} s away from that of the database",
                    skew.toSeconds());
        }
        skewed = notable;
    }

    /** @return empty if the database has not been heard for too long */
    public Optional<Instant> instant() {
        Reading reading = last;
        if (reading == null) {
            return Optional.empty();
        }
        Duration since = Duration.ofNanos(ticks.getAsLong() - reading.ticks());
        return since.compareTo(TRUSTED) > 0
                ? Optional.empty()
                : Optional.of(reading.told().plus(since));
    }
}
