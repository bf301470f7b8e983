package org.dilmun.domain.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A pupil, as the register of the schools knows them; where they are and were their enrolments say. */
@Entity
@Table(name = "school_student")
public class Student {

    @Id
    private long id;

    @Version
    private int version;

    /** Eight digits: who is named by it need not be named by their personal number. */
    @Column(name = "student_number", nullable = false, updatable = false, unique = true, length = 8)
    private String number;

    @Column(name = "person_id", nullable = false, updatable = false, unique = true)
    private long personId;

    @Enumerated(EnumType.STRING)
    @Column(name = "last_result", nullable = false, length = 10)
    private LastResult lastResult;

    @Column(name = "certificate_abroad", nullable = false)
    private boolean certificateAbroad;

    protected Student() {} // JPA

    /** @param personId party id */
    public Student(long id, String number, long personId) {
        this.id = id;
        this.number = number;
        this.personId = personId;
        this.lastResult = LastResult.PASSED;
    }

    /** How the last school year ended. */
    public enum LastResult {
        PASSED,
        FAILED
    }

    /** Notes how the last year ended, and whether its certificate is of a school abroad. */
    public void report(LastResult result, boolean abroad) {
        lastResult = result;
        certificateAbroad = abroad;
    }

    /**
     * @param enrolled year and grade of the current enrolment
     * @return the grade in which the pupil is in that school year: one more after a year that was passed
     */
    public int gradeIn(int year, SeatGroup enrolled) {
        return year > enrolled.year() && lastResult == LastResult.PASSED ? enrolled.grade() + 1 : enrolled.grade();
    }

    public long id() {
        return id;
    }

    public String number() {
        return number;
    }

    public long personId() {
        return personId;
    }

    public boolean failed() {
        return lastResult == LastResult.FAILED;
    }

    public boolean certificateAbroad() {
        return certificateAbroad;
    }
}
