package org.dilmun.domain.school.results;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** When an exam is held: in which school year, and which time in it. */
@Embeddable
public class Sitting {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final int ROUNDS = 4;

    /** In which the school year begins: 2025 for 2025/2026. */
    @Column(name = "school_year", nullable = false, updatable = false)
    private int schoolYear;

    /** 1 for the first semester, 2 for the second, and so on with the second sittings: as the ministry counts. */
    @Column(name = "exam_round", nullable = false, updatable = false)
    private int round;

    protected Sitting() {} // JPA

    /** @throws SittingWrong unless it is a year of this century and a round from 1 to 4 */
    public Sitting(int schoolYear, int round) {
        if (schoolYear < EARLIEST || schoolYear > LATEST || round < 1 || round > ROUNDS) {
            throw new SittingWrong();
        }
        this.schoolYear = schoolYear;
        this.round = round;
    }

    public int schoolYear() {
        return schoolYear;
    }

    public int round() {
        return round;
    }

    /** @return as certificates of schools write it: {@code 2025/2026} */
    public String years() {
        return schoolYear + "/" + (schoolYear + 1);
    }
}
