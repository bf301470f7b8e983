package org.dilmun.domain.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Lines of the upload were rejected, or it has none: what is missing would be missing on the day of the results. */
public class SheetHasFaults extends Problem {

    private static final long serialVersionUID = 1L;

    public SheetHasFaults(int rejected) {
        super(Kind.CONFLICT, "result-sheet-has-faults", Map.of("rejected", rejected));
    }
}
