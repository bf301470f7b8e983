package org.dilmun.domain.school;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** From when until when a pupil has had a seat in a class. Of those who have left a school it keeps where they were. */
@Entity
@Table(name = "school_enrolment")
public class Enrolment {

    @Id
    private long id;

    @Column(name = "student_id", nullable = false, updatable = false)
    private long studentId;

    @ManyToOne(optional = false)
    @JoinColumn(name = "section_id", nullable = false, updatable = false)
    private SeatSection section;

    @Column(name = "from_day", nullable = false, updatable = false)
    private LocalDate from;

    /** The last day; null while it lasts. */
    @Column(name = "until_day")
    private LocalDate until;

    /** The pupil while it lasts, null after: nobody is in two schools at once. */
    @Column(name = "active_student_id", unique = true)
    private Long activeStudentId;

    protected Enrolment() {} // JPA

    public Enrolment(long id, long studentId, SeatSection section, LocalDate from) {
        this.id = id;
        this.studentId = studentId;
        this.section = section;
        this.from = from;
        this.activeStudentId = studentId;
    }

    /** Ends it with that day; who leaves on the day on which they came has been there on that day. */
    public void end(LocalDate day) {
        if (activeStudentId == null) {
            throw new IllegalStateException("ended already");
        }
        until = day.isBefore(from) ? from : day;
        activeStudentId = null;
    }

    public long studentId() {
        return studentId;
    }

    public SeatSection section() {
        return section;
    }

    public LocalDate from() {
        return from;
    }

    /** @return null while it lasts */
    public LocalDate until() {
        return until;
    }
}
