package org.dilmun.ejb.school.results;

import java.util.List;

import org.dilmun.domain.school.results.Candidate;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.Hold;
import org.dilmun.domain.school.results.LineFault;

/**
 * A line of an upload, read: a candidate with marks, or what is wrong; neither if it is empty.
 *
 * @param candidate null if anything is wrong
 */
record MarkLine(long number, Candidate candidate, Hold hold, List<CourseMark> marks, List<Fault> faults) {

    /** @param column as the header names it; empty if the matter is the whole line */
    record Fault(String column, LineFault fault) {}

    static MarkLine empty(long number) {
        return new MarkLine(number, null, Hold.NONE, List.of(), List.of());
    }

    static MarkLine rejected(long number, List<Fault> faults) {
        return new MarkLine(number, null, Hold.NONE, List.of(), List.copyOf(faults));
    }

    static MarkLine rejected(long number, LineFault fault) {
        return rejected(number, List.of(new Fault("", fault)));
    }
}
