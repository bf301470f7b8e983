package org.dilmun.domain.school.results;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Reference;

/**
 * The results of one sitting of an exam, as they were uploaded. Somebody else than who uploaded it approves it for a minute,
 * from which on it is public. It may be taken back; and what a later edition of the same sitting says counts in its place from
 * the minute of that one.
 */
@Entity
@Table(name = "exam_sheet")
public class ResultSheet {

    /** Of its references. */
    public static final String PREFIX = "RES";

    /** Characters of a reason at most. */
    public static final int REASON_LENGTH = 500;

    /** Between approval and publication, so that every node has the results in memory by then. */
    public static final Duration SOONEST = Duration.ofMinutes(1);

    public static final Duration LATEST = Duration.ofDays(60);

    private static final TypeReference<List<CourseCheck>> CHECKS = new TypeReference<>() {};

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "exam_code", nullable = false, updatable = false, length = 40)
    private String examCode;

    @Embedded
    private Sitting sitting;

    /** Counts the sheets of a sitting, from 1. */
    @Column(nullable = false, updatable = false)
    private int edition;

    /** The {@link ExamKind} by which it was read, as JSON: what the country changes later is for later sheets. */
    @Column(name = "exam_definition", nullable = false, updatable = false)
    private String definition;

    @Column(name = "file_name", nullable = false, updatable = false, length = 200)
    private String fileName;

    @Column(name = "file_hash", nullable = false, length = 64)
    private String fileHash = "";

    @Column(nullable = false, updatable = false)
    private int expected;

    @Column(nullable = false)
    private int accepted;

    @Column(nullable = false)
    private int rejected;

    /** The {@link CourseCheck}s, as JSON. */
    @Column(name = "course_checks", nullable = false)
    private String checks = "[]";

    @Enumerated(EnumType.STRING)
    @Column(name = "sheet_state", nullable = false, length = 12)
    private SheetState state = SheetState.UPLOADED;

    @Column(name = "uploaded_by", nullable = false, updatable = false)
    private long uploadedBy;

    @Column(name = "uploaded_at", nullable = false, updatable = false)
    private Instant uploadedAt;

    @Column(name = "approved_by")
    private Long approvedBy;

    @Column(name = "publish_at")
    private Instant publishAt;

    @Column(name = "withdrawn_by")
    private Long withdrawnBy;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawal_reason", length = REASON_LENGTH)
    private String withdrawalReason;

    protected ResultSheet() {} // JPA

    /**
     * What is uploaded.
     *
     * @param expected candidates that the ministry has registered for the sitting
     */
    public record Upload(ExamKind exam, Sitting sitting, int edition, String fileName, int expected) {}

    public ResultSheet(long id, Reference reference, long bodyId, Upload upload, Actor by, Instant now) {
        this.id = id;
        this.reference = reference;
        this.bodyId = bodyId;
        this.examCode = upload.exam().code();
        this.definition = Json.write(upload.exam());
        this.sitting = upload.sitting();
        this.edition = upload.edition();
        this.fileName = upload.fileName();
        this.expected = upload.expected();
        this.uploadedBy = by.id();
        this.uploadedAt = now;
    }

    /** Takes over what became of the file; part of the transaction that reads it. */
    public void read(String hash, int acceptedLines, int rejectedLines, List<CourseCheck> found) {
        fileHash = hash;
        accepted = acceptedLines;
        rejected = rejectedLines;
        checks = Json.write(found);
    }

    /**
     * Lets it be public from that minute on. That it is somebody else than who uploaded it the caller sees to.
     *
     * @throws SheetMoveRefused unless it waits for it
     * @throws SheetHasFaults if lines were rejected, or nothing was read
     * @throws PublicationMinuteWrong if that is sooner or later than it may be
     */
    public void approve(Actor by, Instant minute, Instant now) {
        require(SheetState.APPROVED);
        if (rejected > 0 || accepted == 0) {
            throw new SheetHasFaults(rejected);
        }
        Instant whole = minute.truncatedTo(ChronoUnit.MINUTES);
        if (whole.isBefore(now.plus(SOONEST)) || whole.isAfter(now.plus(LATEST))) {
            throw new PublicationMinuteWrong(SOONEST.toMinutes(), LATEST.toDays());
        }
        state = SheetState.APPROVED;
        approvedBy = by.id();
        publishAt = whole;
    }

    /**
     * Takes it back. Before its minute it is as if it had never been approved; afterwards nothing of its sitting is public any
     * more, until another edition is.
     *
     * @throws SheetMoveRefused unless it is approved
     * @throws ResultReasonMissing if there is no reason, or one that is too long
     */
    public void withdraw(Actor by, String reason, Instant now) {
        require(SheetState.WITHDRAWN);
        withdrawalReason = requireReason(reason);
        withdrawnBy = by.id();
        withdrawnAt = now;
        state = SheetState.WITHDRAWN;
        if (now.isBefore(publishAt)) {
            publishAt = null;
        }
    }

    /** @throws ResultReasonMissing if it says nothing, or too much */
    static String requireReason(String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw new ResultReasonMissing(REASON_LENGTH);
        }
        return reason;
    }

    /** @throws SheetMoveRefused unless nobody has decided about it */
    public void discard() {
        require(SheetState.DISCARDED);
        state = SheetState.DISCARDED;
    }

    private void require(SheetState next) {
        if (!state.mayBecome(next)) {
            throw new SheetMoveRefused(reference);
        }
    }

    /** @return whether it has been public by then, be it that it was taken back since */
    public boolean dueBy(Instant now) {
        return publishAt != null && !now.isBefore(publishAt);
    }

    public long id() {
        return id;
    }

    /** @return changes with whatever changes what it says, corrections too */
    public int version() {
        return version;
    }

    public Reference reference() {
        return reference;
    }

    public long bodyId() {
        return bodyId;
    }

    public String examCode() {
        return examCode;
    }

    public ExamKind exam() {
        return Json.read(definition, ExamKind.class);
    }

    public Sitting sitting() {
        return sitting;
    }

    public int edition() {
        return edition;
    }

    public String fileName() {
        return fileName;
    }

    /** @return SHA-256, in hexadecimal */
    public String fileHash() {
        return fileHash;
    }

    public int expected() {
        return expected;
    }

    public int accepted() {
        return accepted;
    }

    /** @return lines, of which each may have several things wrong */
    public int rejected() {
        return rejected;
    }

    public List<CourseCheck> checks() {
        return Json.read(checks, CHECKS);
    }

    public SheetState state() {
        return state;
    }

    /** @return party id */
    public long uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /** @return party id; null if nobody has */
    public Long approvedBy() {
        return approvedBy;
    }

    /** @return null unless it is approved; a whole minute */
    public Instant publishAt() {
        return publishAt;
    }

    /** @return party id; null if nobody has */
    public Long withdrawnBy() {
        return withdrawnBy;
    }

    /** @return null unless it was */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** @return null unless it was */
    public String withdrawalReason() {
        return withdrawalReason;
    }
}
