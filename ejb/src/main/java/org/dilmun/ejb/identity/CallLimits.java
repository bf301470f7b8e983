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

    /** @return calls of a window */
    public int limit() {
        return Integer.parseInt(limit);
    }

    /** Counts one call of the client. */
    public Spent spend(long clientId) {
        return spend(clientId, limit(), clock.instant());
    }

    Spent spend(long clientId, int most, Instant now) {
        return purses.computeIfAbsent(clientId, client -> new Purse())
                .spend(now, most, 0, (window, wanted) -> allowances.take(clientId, window, wanted, most));
    }
}
