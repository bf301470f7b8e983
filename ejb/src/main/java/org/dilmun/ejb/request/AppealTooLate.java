package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The time for an appeal is over. */
public class AppealTooLate extends Problem {

    private static final long serialVersionUID = 1L;

    public AppealTooLate(LocalDate lastDay) {
        super(Kind.CONFLICT, "appeal-too-late", Map.of("lastDay", lastDay));
    }
}
