package org.dilmun.domain.school;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;

/**
 * What the schools know of a pupil's way from one to the other: the case is the ministry's, this is its trace in their register. It
 * begins with the submission; the school that is left clears it, the other one gives a seat or puts it on the waiting list, the
 * ministry decides, and it ends with the enrolment or without. While it is open no other is for the same pupil. As long as it has
 * a section, a seat is reserved there.
 */
@Entity
@Table(name = "school_transfer")
public class Transfer {

    /** Who comes first where people wait: who has a sister or brother there, then who lives near, then who asked first. */
    public static final Comparator<Transfer> LINE = Comparator.comparing((Transfer transfer) -> !transfer.sibling)
            .thenComparing(transfer -> !transfer.inCatchment)
            .thenComparing(transfer -> transfer.submittedAt)
            .thenComparing(transfer -> transfer.id);

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "request_id", nullable = false, updatable = false, unique = true)
    private long requestId;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "student_id", nullable = false, updatable = false)
    private long studentId;

    /** The pupil while it is open, null after: nobody is on the way to two schools. */
    @Column(name = "open_student_id", unique = true)
    private Long openStudentId;

    @Column(name = "from_school", nullable = false, length = 40)
    private String from;

    @Column(name = "to_school", nullable = false, length = 40)
    private String to;

    @Column(name = "school_year", nullable = false)
    private int year;

    @Column(nullable = false)
    private int grade;

    @Column(name = "track_code", nullable = false, length = 20)
    private String track;

    @Column(nullable = false)
    private boolean sibling;

    @Column(name = "in_catchment", nullable = false)
    private boolean inCatchment;

    /** Codes, with commas between them. */
    @Column(nullable = false, length = 100)
    private String findings;

    @Column(name = "submitted_at", nullable = false, updatable = false)
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 12)
    private Stage stage = Stage.CLEARANCE;

    /** Of whose seats one is reserved; null: none is. */
    @Column(name = "section_id")
    private Long sectionId;

    /** The last day on which the reserved seat waits for its pupil; null before the ministry has decided. */
    @Column(name = "reserved_until")
    private LocalDate reservedUntil;

    protected Transfer() {} // JPA

    public Transfer(long id, Request request, Student student, TransferPlan plan) {
        this.id = id;
        this.requestId = request.id();
        this.reference = request.reference();
        this.submittedAt = request.submittedAt();
        this.studentId = student.id();
        this.openStudentId = student.id();
        plan(plan);
    }

    /** How far it is. */
    public enum Stage {
        /** The school that is left says whether fees and books are settled. */
        CLEARANCE,
        /** The other school looks for a seat. */
        SEAT,
        WAITING,
        /** A seat is reserved, and the ministry decides. */
        REVIEW,
        /** The seat waits for the pupil to be enrolled. */
        APPROVED,
        ENROLLED,
        ENDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes over what its applicant asks for now; before a seat is reserved. */
    public final void plan(TransferPlan plan) {
        if (sectionId != null) {
            throw new IllegalStateException("a seat is reserved for what was planned");
        }
        from = plan.from();
        to = plan.to().school();
        year = plan.to().year();
        grade = plan.to().grade();
        track = plan.to().track();
        sibling = plan.sibling();
        inCatchment = plan.inCatchment();
        findings = plan.findings().stream().map(Finding::name).sorted().collect(Collectors.joining(","));
    }

    /** It goes on there; of a seat that is reserved it is not told. */
    public void reach(Stage next) {
        stage = next;
    }

    /** A seat of that section is reserved for it from now on. */
    public void hold(SeatSection section) {
        sectionId = section.id();
    }

    /** The ministry has decided: its seat waits until that day. */
    public void approve(LocalDate until) {
        stage = Stage.APPROVED;
        reservedUntil = until;
    }

    /** The reserved seat is the pupil's. */
    public void enrol() {
        stage = Stage.ENROLLED;
        openStudentId = null;
        sectionId = null;
        reservedUntil = null;
    }

    /** No seat is reserved for it any more. */
    public void letGo() {
        sectionId = null;
        reservedUntil = null;
    }

    /** It has ended without an enrolment. */
    public void end() {
        stage = Stage.ENDED;
        openStudentId = null;
    }

    /** A refusal was undone: it is under way again, at that stage. */
    public void reopen(Stage at) {
        stage = at;
        openStudentId = studentId;
    }

    public long id() {
        return id;
    }

    public long requestId() {
        return requestId;
    }

    public Reference reference() {
        return reference;
    }

    public long studentId() {
        return studentId;
    }

    public String from() {
        return from;
    }

    public SeatGroup wanted() {
        return new SeatGroup(to, year, grade, track);
    }

    public boolean sibling() {
        return sibling;
    }

    public boolean inCatchment() {
        return inCatchment;
    }

    public Set<Finding> findings() {
        return Stream.of(findings.split(","))
                .filter(code -> !code.isEmpty())
                .map(Finding::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public Stage stage() {
        return stage;
    }

    /** @return null: no seat is reserved */
    public Long sectionId() {
        return sectionId;
    }

    /** @return null before the ministry has decided */
    public LocalDate reservedUntil() {
        return reservedUntil;
    }

    public boolean isOpen() {
        return openStudentId != null;
    }
}
