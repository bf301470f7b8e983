package org.dilmun.domain.school.results;

import java.util.Locale;

/** Why a line of an upload was not taken. */
public enum LineFault {
    LINE_TOO_LONG,
    NOT_UTF8,
    QUOTES,
    /** Another number of cells than the header has. */
    CELLS,
    MISSING,
    TOO_LONG,
    /** It would begin a formula in a spreadsheet. */
    FORMULA,
    NUMBER_WRONG,
    SEAT_WRONG,
    /** The seat, or the person, stands on an earlier line. */
    TWICE,
    MARK_WRONG,
    /** One part of a course has a mark and the other has none. */
    MARK_ALONE,
    STUDY_WRONG,
    HOLD_WRONG,
    NO_COURSE;

    /** @return as messages name it: {@code mark-wrong} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
