package org.dilmun.ejb.identity;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.CallLimits.Spent;

/**
 * How often may be called without a token from one place of the network, on all nodes together. A node gives each address the
 * first portion of a window by itself, so that the many who call a little cost no write; the others hear of it when that is
 * spent. So an address may get one portion, a twentieth, more for each further node.
 */
@ApplicationScoped
public class AddressLimits {

    @Inject
    @ConfigProperty(name = "dilmun.api.address-calls-per-minute", defaultValue = "1200")
    String limit;

    @Inject
    AddressAllowances allowances;

    @Inject
    RealClock clock;

    private volatile Window current = new Window(Instant.EPOCH, Map.of());

    /** Who has called in it; the addresses of the window before are forgotten. */
    private record Window(Instant start, Map<String, Purse> purses) {}

    /** @return calls of a window */
    public int limit() {
        return Integer.parseInt(limit);
    }

    /** Counts one call from that address. */
    public Spent spend(String address) {
        return spend(address, limit(), clock.instant());
    }

    Spent spend(String address, int most, Instant now) {
        return window(Purse.window(now))
                .purses()
                .computeIfAbsent(address, caller -> new Purse())
                .spend(
                        now,
                        most,
                        Purse.portion(most),
                        (window, wanted) -> allowances.take(address, window, wanted, most));
    }

    private Window window(Instant start) {
        Window open = current;
        if (open.start().equals(start)) {
            return open;
        }
        synchronized (this) {
            if (!current.start().equals(start)) {
                current = new Window(start, new ConcurrentHashMap<>());
            }
            return current;
        }
    }
}
