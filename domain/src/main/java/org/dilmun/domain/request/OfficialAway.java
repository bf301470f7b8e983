package org.dilmun.domain.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The official is away and gets no task. */
public class OfficialAway extends Problem {

    private static final long serialVersionUID = 1L;

    public OfficialAway(LocalDate last) {
        super(Kind.CONFLICT, "official-away", Map.of("last", last));
    }
}
