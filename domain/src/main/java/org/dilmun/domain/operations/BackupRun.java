package org.dilmun.domain.operations;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A backup that was made, or a restore that was tried, and how it ended. Rows are only ever added. */
@Entity
@Table(name = "backup_run")
public class BackupRun {

    private static final int LONGEST_NOTE = 500;

    /** What was done. A backup counts for nothing until one was restored. */
    public enum Kind {
        BACKUP,
        RESTORE
    }

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "run_kind", nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(name = "ended_at", nullable = false, updatable = false)
    private Instant endedAt;

    @Column(nullable = false, updatable = false)
    private boolean succeeded;

    @Column(updatable = false, length = LONGEST_NOTE)
    private String note;

    protected BackupRun() {} // JPA

    /** @param note where the backup lies, or why it failed; null if there is nothing to say. Cut after 500 characters */
    public BackupRun(long id, Kind kind, boolean succeeded, String note, Instant endedAt) {
        this.id = id;
        this.kind = kind;
        this.succeeded = succeeded;
        this.note = note != null && note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
        this.endedAt = endedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public boolean succeeded() {
        return succeeded;
    }

    /** @return null if nothing was said */
    public String note() {
        return note;
    }
}
