package org.dilmun.domain.calendar;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** These are no months, not in their order, or too many at once. */
public class MonthSpanRefused extends Problem {

    private static final long serialVersionUID = 1L;

    MonthSpanRefused() {
        super(Kind.INVALID, "months-refused", Map.of("limit", MonthSpan.LONGEST));
    }
}
