package org.dilmun.ejb.register;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.register.ImportRun;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.NumberedLine;

/** Reads files of people into the register. Runs on every node; one that has the file and gets the lease reads. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RunImports {

    /** Lines of one transaction. */
    static final int BATCH = 500;

    /** A node that dies while it reads holds the others up for that long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Then the next run begins where this one ends, so that a node that is told to end does so soon. */
    private static final Duration TURN = Duration.ofSeconds(60);

    private static final System.Logger LOG = System.getLogger(RunImports.class.getName());

    @Inject
    JobLeases leases;

    @Inject
    ImportBatches batches;

    @Inject
    ImportFolder folder;

    @Inject
    LineJudge judge;

    @Inject
    RealClock clock;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "import of people")
    public void run() {
        Optional<ImportRun> next = batches.next();
        if (next.isPresent()) {
            try {
                goOn(next.get());
            } catch (RuntimeException | IOException e) { // the batch is rolled back; the next run tries it again
                LOG.log(System.Logger.Level.WARNING, "the import " + next.get().reference() + " does not go on", e);
                batches.attemptFailed(next.get().id());
            }
        }
    }

    private void goOn(ImportRun run) throws IOException {
        Optional<RegisterFile> found = folder.open(run.fileName());
        if (found.isPresent()) {
            try (RegisterFile file = found.get()) {
                if (leases.take(ImportBatches.JOB, LEASE)) {
                    read(file, run);
                }
            }
        }
    }

    private void read(RegisterFile file, ImportRun run) throws IOException {
        if (!file.inspect().hash().equals(run.fileHash())) {
            batches.fileChanged(run.id());
            return;
        }
        Instant until = clock.instant().plus(TURN);
        Columns columns = judge.columns(file.begin());
        file.skipTo(run.linesDone());
        boolean more = true;
        while (more && clock.instant().isBefore(until) && leases.take(ImportBatches.JOB, LEASE)) {
            List<NumberedLine> lines = file.read(BATCH);
            if (lines.isEmpty()) {
                batches.end(run.id());
                more = false;
            } else {
                more = batches.take(
                        run.id(),
                        lines.stream().map(line -> judge.judge(line, columns)).toList());
            }
        }
    }
}
