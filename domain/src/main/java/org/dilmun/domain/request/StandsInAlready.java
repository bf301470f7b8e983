package org.dilmun.domain.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Who is to be away stands in for a colleague in some of these days. */
public class StandsInAlready extends Problem {

    private static final long serialVersionUID = 1L;

    public StandsInAlready(LocalDate first, LocalDate last) {
        super(Kind.CONFLICT, "official-stands-in", Map.of("first", first, "last", last));
    }
}
