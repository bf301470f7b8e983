package org.dilmun.ejb.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.RealClock;

/** How the platform is, as its features say. Read anew every few seconds at most, however many ask. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Diagnostics {

    private static final System.Logger LOG = System.getLogger(Diagnostics.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    @Any
    Instance<DiagnosticSource> sources;

    @Inject
    RealClock clock;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile Readings last = new Readings(List.of(), Instant.EPOCH);

    /** What was read, and when. */
    public record Readings(List<Diagnostic> list, Instant at) {

        public long count(Diagnostic.State state) {
            return list.stream().filter(each -> each.state() == state).count();
        }
    }

    /** One reads anew; the others go on with what was read before, except at first. */
    public Readings read() {
        if (last.at().equals(Instant.EPOCH)) {
            reading.lock();
        } else if (isFresh() || !reading.tryLock()) {
            return last;
        }
        try {
            if (!isFresh()) {
                readAnew(clock.instant());
            }
            return last;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh() {
        return clock.instant().isBefore(last.at().plus(FRESH));
    }

    /** Has the next reading made anew, after somebody has mended something. */
    public void forget() {
        last = new Readings(last.list(), Instant.EPOCH);
    }

    private void readAnew(Instant now) {
        var list = new ArrayList<Diagnostic>();
        long unreadable = 0;
        for (DiagnosticSource source : sources) {
            try {
                list.addAll(source.read(now));
            } catch (RuntimeException e) { // that it cannot be read is the news; the others are still asked
                LOG.log(System.Logger.Level.WARNING, "a diagnostic cannot be read", e);
                unreadable++;
            }
        }
        list.add(Diagnostic.count("unreadable", "", Diagnostic.State.rising(unreadable, 1, 1), unreadable));
        last = new Readings(List.copyOf(list), now);
    }
}
