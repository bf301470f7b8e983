package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The time for a correction is over. */
public class CorrectionTooLate extends Problem {

    private static final long serialVersionUID = 1L;

    public CorrectionTooLate(LocalDate lastDay) {
        super(Kind.CONFLICT, "correction-too-late", Map.of("lastDay", lastDay));
    }
}
