package org.dilmun.ejb.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;
import org.dilmun.ejb.operations.DiagnosticSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Whether the books are closed day by day, and whether what was closed is what the postings say. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class LedgerDiagnostics implements DiagnosticSource {

    /** A day that ended less than so long ago is not behind yet. */
    private static final Duration AT_WORK = Duration.ofHours(1);

    private static final int FOR_DAYS = 3;

    @Inject
    LedgerSnapshots snapshots;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Override
    public List<Diagnostic> read(Instant now) {
        long behind = daysBehind();
        List<LocalDate> unsound = snapshots.unsound();
        return List.of(
                new Diagnostic("ledger-snapshots", "", State.rising(behind, 1, FOR_DAYS), behind, Unit.DAYS, null, ""),
                new Diagnostic(
                        "ledger-unsound",
                        "",
                        State.rising(unsound.size(), 1, 1),
                        unsound.size(),
                        Unit.COUNT,
                        null,
                        unsound.isEmpty() ? "" : unsound.get(0).toString()));
    }

    private long daysBehind() {
        LocalDate open = country.day(clock.instant().minus(AT_WORK));
        return snapshots
                .next()
                .map(next -> Math.max(0, ChronoUnit.DAYS.between(next, open)))
                .orElse(0L);
    }
}
