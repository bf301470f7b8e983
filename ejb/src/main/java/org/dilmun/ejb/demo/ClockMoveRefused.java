package org.dilmun.ejb.demo;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The clock goes forward only, and not further than people plan. */
public class ClockMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public ClockMoveRefused(Duration furthest) {
        super(Kind.INVALID, "clock-move-refused", Map.of("days", furthest.toDays()));
    }
}
