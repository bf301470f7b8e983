package org.dilmun.domain.school;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A class cannot have fewer seats than are reserved and taken in it. */
public class SeatsInUse extends Problem {

    private static final long serialVersionUID = 1L;

    public SeatsInUse(int used) {
        super(Kind.CONFLICT, "school-seats-in-use", Map.of("used", used));
    }
}
