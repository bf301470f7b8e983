package org.dilmun.domain.register;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/**
 * One file of people on its way into the register. How far it has come is written in the transaction of each batch, so
 * that whoever goes on after a loss begins at the line after the last one that is in.
 */
@Entity
@Table(name = "import_run")
public class ImportRun {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "file_name", nullable = false, updatable = false, length = 200)
    private String fileName;

    @Column(name = "file_hash", nullable = false, updatable = false, length = 64)
    private String fileHash;

    @Column(name = "lines_total", nullable = false, updatable = false)
    private long linesTotal;

    @Column(name = "lines_done", nullable = false)
    private long linesDone;

    @Column(nullable = false)
    private long added;

    @Column(nullable = false)
    private long updated;

    @Column(nullable = false)
    private long unchanged;

    @Column(nullable = false)
    private long rejected;

    /** Attempts at the next lines that failed, one after another. */
    @Column(nullable = false)
    private int failures;

    @Column(name = "report_kept", nullable = false)
    private boolean reportKept = true;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private ImportState state = ImportState.RUNNING;

    @Column(name = "started_at", nullable = false, updatable = false)
    private Instant startedAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    protected ImportRun() {} // JPA

    /** The header, which is line 1, is done: nothing begins that has none. */
    public ImportRun(long id, Reference reference, ImportedFile file, Instant now) {
        this.id = id;
        this.reference = reference;
        this.fileName = file.name();
        this.fileHash = file.hash();
        this.linesTotal = file.lines();
        this.linesDone = 1;
        this.startedAt = now;
        this.changedAt = now;
    }

    /** @param upTo the last line of the batch */
    public void advance(long upTo, Tally tally, Instant now) {
        if (state != ImportState.RUNNING) {
            throw new ImportMoveRefused(reference);
        }
        linesDone = upTo;
        added += tally.added();
        updated += tally.updated();
        unchanged += tally.unchanged();
        rejected += tally.rejected();
        failures = 0;
        changedAt = now;
    }

    public void stop(Instant now) {
        move(ImportState.STOPPED, now);
    }

    public void goOn(Instant now) {
        move(ImportState.RUNNING, now);
        failures = 0;
    }

    public void end(Instant now) {
        move(ImportState.DONE, now);
    }

    public void fileChanged(Instant now) {
        move(ImportState.FILE_CHANGED, now);
    }

    /** Counts an attempt at the next lines that came to nothing; after so many the import rests until somebody has looked. */
    public void attemptFailed(int most, Instant now) {
        failures++;
        if (failures >= most) {
            move(ImportState.FAILED, now);
        }
    }

    /** Its rejected lines are forgotten; how many there were is not. */
    public void forgetReport() {
        reportKept = false;
    }

    private void move(ImportState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new ImportMoveRefused(reference);
        }
        state = next;
        changedAt = now;
    }

    /** @return whether that line is the one to be taken next */
    public boolean awaits(long line) {
        return state == ImportState.RUNNING && line == linesDone + 1;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public String fileName() {
        return fileName;
    }

    public String fileHash() {
        return fileHash;
    }

    public long linesTotal() {
        return linesTotal;
    }

    public long linesDone() {
        return linesDone;
    }

    public long added() {
        return added;
    }

    public long updated() {
        return updated;
    }

    public long unchanged() {
        return unchanged;
    }

    /** @return lines, of which each may have several things wrong */
    public long rejected() {
        return rejected;
    }

    /** @return whether it can still be said which lines were rejected, and why */
    public boolean hasReport() {
        return rejected > 0 && reportKept;
    }

    public ImportState state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
