package org.dilmun.domain.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Who is to stand in is away in some of these days. */
public class StandInAway extends Problem {

    private static final long serialVersionUID = 1L;

    public StandInAway(LocalDate first, LocalDate last) {
        super(Kind.CONFLICT, "stand-in-away", Map.of("first", first, "last", last));
    }
}
