package org.dilmun.ejb.bill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.bill.BillFile;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.Jobs;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

/** Reads files of bills. Runs on every node; the one that gets the lease reads, and goes on where another left off. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ReadBillFiles implements Job {

    /** Lines of one transaction. */
    static final int BATCH = 200;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    BillBatches batches;

    @Inject
    BillColumns lines;

    @Inject
    Blobs blobs;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "files of bills")
    void run() {
        jobs.run(this);
    }

    /** A file that cannot be read on keeps no other waiting; the operator hears of the first one. */
    @Override
    public void work() {
        RuntimeException first = null;
        Optional<BillFile> file = batches.next(0);
        while (file.isPresent() && leases.take(code(), lease())) {
            try {
                read(file.get());
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
            file = batches.next(file.get().id());
        }
        if (first != null) {
            throw first;
        }
    }

    private void read(BillFile file) {
        try {
            read(file, new LineReader(new KeptContent(blobs, file.contentHash())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BillFile file, LineReader reader) throws IOException {
        Columns columns = lines.of(reader.next().orElseThrow());
        reader.skipTo(file.linesDone());
        boolean more = true;
        while (more && leases.take(code(), lease())) {
            List<NumberedLine> batch = batch(reader);
            if (batch.isEmpty()) {
                batches.end(file.id());
                more = false;
            } else {
                more = batches.take(file.id(), columns, batch);
            }
        }
    }

    private static List<NumberedLine> batch(LineReader reader) throws IOException {
        var batch = new ArrayList<NumberedLine>(BATCH);
        for (Optional<NumberedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            batch.add(line.get());
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    @Override
    public String code() {
        return BillBatches.JOB;
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(30);
    }
}
