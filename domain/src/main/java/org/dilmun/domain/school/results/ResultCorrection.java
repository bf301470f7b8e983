package org.dilmun.domain.school.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Reference;

/**
 * Another mark in one course of a result, proposed by one person and approved by another. Each that is approved makes a new
 * version of the result; what the sheet said stays beside it.
 */
@Entity
@Table(name = "exam_result_correction")
public class ResultCorrection {

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "sheet_id", nullable = false, updatable = false)
    private long sheetId;

    @Column(name = "result_id", nullable = false, updatable = false)
    private long resultId;

    @Column(name = "course_code", nullable = false, updatable = false, length = 20)
    private String course;

    @Column(name = "mark_before", nullable = false, updatable = false)
    private int before;

    /** Of the assessment in school; null for who studies at home. */
    @Column(name = "internal_mark", updatable = false)
    private Integer internal;

    @Column(name = "final_mark", nullable = false, updatable = false)
    private int finalExam;

    @Column(nullable = false, updatable = false, length = ResultSheet.REASON_LENGTH)
    private String reason;

    /** The grievance that it answers; null if none. */
    @Column(name = "request_reference", updatable = false, length = 20)
    private Reference grievance;

    @Enumerated(EnumType.STRING)
    @Column(name = "correction_state", nullable = false, length = 12)
    private CorrectionState state = CorrectionState.PROPOSED;

    @Column(name = "proposed_by", nullable = false, updatable = false)
    private long proposedBy;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected ResultCorrection() {} // JPA

    /**
     * What is to be right.
     *
     * @param before the mark that stands
     * @param grievance null if it answers none
     */
    public record Proposal(CourseMark before, CourseMark after, String reason, Reference grievance) {}

    /**
     * @throws ResultMarkWrong if it would change nothing
     * @throws ResultReasonMissing if it says no reason, or one that is too long
     */
    public ResultCorrection(long id, ExamResult result, Proposal proposal, Actor by, Instant now) {
        if (proposal.after().equals(proposal.before())) {
            throw new ResultMarkWrong();
        }
        this.id = id;
        this.sheetId = result.sheetId();
        this.resultId = result.id();
        this.course = proposal.after().course().code();
        this.before = proposal.before().mark();
        this.internal = proposal.after().internal();
        this.finalExam = proposal.after().finalExam();
        this.reason = ResultSheet.requireReason(proposal.reason());
        this.grievance = proposal.grievance();
        this.proposedBy = by.id();
        this.proposedAt = now;
    }

    /** @return whether that was still open */
    public boolean decide(CorrectionState decision, Actor by, Instant now) {
        boolean open = state == CorrectionState.PROPOSED;
        if (open) {
            state = decision;
            decidedBy = by.id();
            decidedAt = now;
        }
        return open;
    }

    /** @return those marks with this one in the place of the course's old one */
    public List<CourseMark> applyTo(List<CourseMark> marks) {
        var corrected = new ArrayList<>(marks);
        corrected.replaceAll(mark ->
                mark.course().code().equals(course) ? new CourseMark(mark.course(), internal, finalExam, false) : mark);
        return corrected;
    }

    public long id() {
        return id;
    }

    public long sheetId() {
        return sheetId;
    }

    public long resultId() {
        return resultId;
    }

    public String course() {
        return course;
    }

    public int before() {
        return before;
    }

    public int after() {
        return (internal == null ? 0 : internal) + finalExam;
    }

    public String reason() {
        return reason;
    }

    /** @return null if it answers none */
    public Reference grievance() {
        return grievance;
    }

    public CorrectionState state() {
        return state;
    }

    /** @return party id */
    public long proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }
}
