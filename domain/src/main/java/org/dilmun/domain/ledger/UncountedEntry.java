package org.dilmun.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An entry that the snapshot of its own day does not hold: written with the entry, gone with that snapshot. An entry that is committed
 * after the snapshot was taken stays here for good, so that every balance has it exactly once.
 */
@Entity
@Table(name = "uncounted_entry")
public class UncountedEntry {

    @Id
    @Column(name = "entry_id")
    private long entryId;

    @Column(name = "booked_at", nullable = false, updatable = false)
    private Instant bookedAt;

    /** Of the first snapshot that holds it, which is one of a later day; null: none does yet. */
    @Column(name = "counted_on")
    private LocalDate countedOn;

    protected UncountedEntry() {} // JPA

    public UncountedEntry(JournalEntry entry) {
        this.entryId = entry.id();
        this.bookedAt = entry.bookedAt();
    }

    /** @param begin of the day that is closed */
    public boolean isLateFor(Instant begin) {
        return bookedAt.isBefore(begin);
    }

    /** Records that the snapshot of that day is the first to hold it. */
    public void count(LocalDate day) {
        countedOn = day;
    }
}
