package org.dilmun.domain.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The official is away in some of these days already. */
public class LeaveOverlaps extends Problem {

    private static final long serialVersionUID = 1L;

    public LeaveOverlaps(LocalDate first, LocalDate last) {
        super(Kind.CONFLICT, "leave-overlaps", Map.of("first", first, "last", last));
    }
}
