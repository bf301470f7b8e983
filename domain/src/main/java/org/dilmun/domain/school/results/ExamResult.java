package org.dilmun.domain.school.results;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What a candidate got, as the sheet says it; it never changes. The candidate is known by a keyed hash of the personal number,
 * which is not kept: pupils need not be in the population register of this country.
 */
@Entity
@Table(name = "exam_result")
public class ExamResult {

    /** Characters of a name at most. */
    public static final int NAME_LENGTH = 120;

    @Id
    private long id;

    @Column(name = "sheet_id", nullable = false, updatable = false)
    private long sheetId;

    @Column(nullable = false, updatable = false)
    private long seat;

    @Column(name = "person_key", nullable = false, updatable = false, length = 64)
    private String personKey;

    @Column(name = "candidate_name", nullable = false, updatable = false, length = NAME_LENGTH)
    private String name;

    /** As {@link PackedMarks} writes them. */
    @Column(nullable = false, updatable = false)
    private byte[] marks;

    protected ExamResult() {} // JPA

    public ExamResult(long id, ResultSheet sheet, Candidate candidate, byte[] marks) {
        this.id = id;
        this.sheetId = sheet.id();
        this.seat = candidate.seat();
        this.personKey = candidate.personKey();
        this.name = candidate.name();
        this.marks = marks.clone();
    }

    public long id() {
        return id;
    }

    public long sheetId() {
        return sheetId;
    }

    public Candidate candidate() {
        return new Candidate(seat, personKey, name);
    }

    public byte[] marks() {
        return marks.clone();
    }
}
