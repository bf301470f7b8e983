package org.dilmun.domain.bill;

import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/** A file of bills that a body has sent, and how far it has been read. */
@Entity
@Table(name = "bill_file")
public class BillFile {

    /** Of its references. */
    public static final String PREFIX = "BLF";

    /** Where it stands. */
    public enum State {
        RUNNING,
        DONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "presented_by", nullable = false, updatable = false, length = 60)
    private String presentedBy;

    @Column(name = "blob_hash", length = 64)
    private String contentHash;

    @Column(name = "lines_done", nullable = false)
    private long linesDone;

    @Column(nullable = false)
    private long added;

    @Column(nullable = false)
    private long changed;

    @Column(nullable = false)
    private long unchanged;

    @Column(nullable = false)
    private long rejected;

    @Enumerated(EnumType.STRING)
    @Column(name = "file_state", nullable = false, length = 10)
    private State state = State.RUNNING;

    @Column(name = "received_at", nullable = false, updatable = false)
    private Instant receivedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected BillFile() {} // JPA

    /**
     * @param by as {@link org.dilmun.domain.access.Actor#recorded()} writes it
     * @param contentHash of what was sent, whose first line is a header and has been read
     */
    public BillFile(long id, Reference reference, long bodyId, String by, String contentHash, Instant now) {
        this.id = id;
        this.reference = reference;
        this.bodyId = bodyId;
        this.presentedBy = by;
        this.contentHash = contentHash;
        this.linesDone = 1;
        this.receivedAt = now;
    }

    /** @return whether that line is the next: not if another node has read it meanwhile */
    public boolean awaits(long line) {
        return state == State.RUNNING && line == linesDone + 1;
    }

    /** @param lastLine up to which it has been read now */
    public void advance(long lastLine, BillTally tally) {
        linesDone = lastLine;
        added += tally.added();
        changed += tally.changed();
        unchanged += tally.unchanged();
        rejected += tally.rejected();
    }

    /** Records that all of it has been read. What it said of people need not be kept any longer. */
    public void end(Instant now) {
        state = State.DONE;
        contentHash = null;
        endedAt = now;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public long bodyId() {
        return bodyId;
    }

    public String presentedBy() {
        return presentedBy;
    }

    /** @return null once it is done */
    public String contentHash() {
        return contentHash;
    }

    /** @return the header included */
    public long linesDone() {
        return linesDone;
    }

    public BillTally tally() {
        return new BillTally(added, changed, unchanged, rejected);
    }

    public State state() {
        return state;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** @return null until it is done */
    public Instant endedAt() {
        return endedAt;
    }
}
