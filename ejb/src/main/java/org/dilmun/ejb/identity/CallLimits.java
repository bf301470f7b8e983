package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.RealClock;

/**
 * How often a client may call, on all nodes together: so many calls in each window, which begins with the minute. A node takes
 * them from the database in portions, so that few calls cost a write; what it has taken and does not spend lapses with the
 * window, so a client may be held back that much early and never gets more.
 */
@ApplicationScoped
public class CallLimits {

    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** Portions that a limit has; one of fewer calls than that is taken call by call. */
    private static final int PORTIONS = 20;

    @Inject
    @ConfigProperty(name = "dilmun.api.calls-per-minute", defaultValue = "600")
    String limit;

    @Inject
    CallAllowances allowances;

    @Inject
    RealClock clock;

    private final Map<Long, Purse> purses = new ConcurrentHashMap<>();

    /**
     * What became of one call.
     *
     * @param limit calls of a window
     * @param left of it, as far as this node knows
     * @param reset until the next window
     */
    public record Spent(boolean granted, int limit, int left, Duration reset) {

        /** @return whole seconds until the next window, and no less */
        public long resetSeconds() {
            return reset.plusMillis(999).toSeconds();
        }
    }

    /** What this node may still give a client in a window. */
    private static final class Purse {
        private Instant window = Instant.EPOCH;
        private int own;

        /** What no node had taken when this one last asked. */
        private int elsewhere;

        private void open(Instant now, int most) {
            if (!window.equals(now)) {
                window = now;
                own = 0;
                elsewhere = most;
            }
        }

        private boolean pay() {
            boolean some = own > 0;
            own -= some ? 1 : 0;
            return some;
        }
    }

    /** @return calls of a window */
    public int limit() {
        return Integer.parseInt(limit);
    }

    /** Counts one call of the client. */
    public Spent spend(long clientId) {
        return spend(clientId, limit(), clock.instant());
    }

    Spent spend(long clientId, int most, Instant now) {
        long seconds = WINDOW.toSeconds();
        Instant window = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        Purse purse = purses.computeIfAbsent(clientId, client -> new Purse());
        synchronized (purse) {
            purse.open(window, most);
            if (purse.own == 0 && purse.elsewhere > 0) {
                var portion = allowances.take(clientId, window, Math.max(1, most / PORTIONS), most);
                purse.own = portion.calls();
                purse.elsewhere = portion.left();
            }
            boolean granted = purse.pay();
            return new Spent(granted, most, purse.own + purse.elsewhere, Duration.between(now, window.plus(WINDOW)));
        }
    }
}
