package org.dilmun.ejb.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.operations.BackupRun;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;

/** Whether what is lost could be had back. A demonstration has nothing to lose. */
@ApplicationScoped
public class BackupDiagnostics implements DiagnosticSource {

    /** A backup each night, with some hours to spare; a restore tried each quarter. */
    private static final Duration BACKUP_HOLDS = Duration.ofHours(30);

    private static final Duration RESTORE_HOLDS = Duration.ofDays(100);

    @Inject
    BackupRuns runs;

    @Inject
    Profile profile;

    @Override
    public List<Diagnostic> read(Instant now) {
        return List.of(
                last("backup", BackupRun.Kind.BACKUP, BACKUP_HOLDS, now),
                last("restore", BackupRun.Kind.RESTORE, RESTORE_HOLDS, now));
    }

    private Diagnostic last(String code, BackupRun.Kind kind, Duration holds, Instant now) {
        Optional<BackupRun> run = runs.findLast(kind);
        Duration age = run.map(last -> Duration.between(last.endedAt(), now)).orElse(Duration.ZERO);
        State state = run.map(last -> state(last, age, holds)).orElse(profile.demonstration() ? State.OK : State.BAD);
        return new Diagnostic(
                code,
                "",
                state,
                age.toSeconds(),
                Unit.SECONDS,
                run.map(BackupRun::endedAt).orElse(null),
                run.map(BackupRun::note).orElse(""));
    }

    private static State state(BackupRun last, Duration age, Duration holds) {
        return last.succeeded()
                ? State.rising(
                        age.toSeconds(),
                        holds.toSeconds(),
                        holds.multipliedBy(2).toSeconds())
                : State.BAD;
    }
}
