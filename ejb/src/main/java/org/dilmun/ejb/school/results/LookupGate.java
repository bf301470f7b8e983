package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.ejb.identity.SignInThrottles;
import org.dilmun.ejb.identity.TooManyCalls;

/**
 * Keeps guessing slow. Who finds a result spends nothing: on the day of the results a whole school, or a mobile network, has one
 * address. What is not found is counted for the address, and for the personal number as failed sign-ins are, whether there is such
 * a candidate or not. A number of which nobody has missed anything here costs no look at the database.
 */
@ApplicationScoped
public class LookupGate {

    /** More than that many are forgotten: so many cannot be tried from few addresses. */
    private static final int MOST_SUSPECTS = 100_000;

    @Inject
    AddressLimits addresses;

    @Inject
    SignInThrottles throttles;

    @Inject
    RealClock clock;

    /** Numbers of which something was missed on this node. */
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();

    /** Addresses that have missed too much, until when. */
    private final Map<String, Instant> shut = new ConcurrentHashMap<>();

    /**
     * Lets a lookup through.
     *
     * @param personKey keyed hash of the personal number
     * @throws TooManyCalls if too much was missed from that address
     * @throws TooManyLookups if too much was missed of that number
     */
    void enter(String address, String personKey) {
        Instant now = clock.instant();
        Instant until = shut.get(address);
        if (until != null && now.isBefore(until)) {
            throw new TooManyCalls(
                    addresses.limit(), Duration.between(now, until).toSeconds() + 1);
        }
        if (suspects.contains(personKey)) {
            Duration wait = throttles.waitFor(subject(personKey), now);
            if (!wait.isZero()) {
                throw new TooManyLookups(wait);
            }
        }
    }

    /** Counts a lookup that found nothing. */
    void missed(String address, String personKey) {
        Instant now = clock.instant();
        CallLimits.Spent spent = addresses.spend(address);
        if (!spent.granted()) {
            shut.values().removeIf(until -> !now.isBefore(until));
            shut.put(address, now.plus(spent.reset()));
        }
        if (suspects.size() >= MOST_SUSPECTS) {
            suspects.clear();
        }
        suspects.add(personKey);
        throttles.failed(subject(personKey), now);
    }

    /** Forgets what the person has mistyped before. */
    void found(String personKey) {
        if (suspects.remove(personKey)) {
            throttles.succeeded(subject(personKey));
        }
    }

    private static String subject(String personKey) {
        return "result:" + personKey;
    }
}
