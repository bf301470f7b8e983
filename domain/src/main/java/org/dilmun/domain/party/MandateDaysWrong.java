package org.dilmun.domain.party;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A mandate begins today or later, ends, and lasts no longer than the country lets it. */
public class MandateDaysWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateDaysWrong(int years) {
        super(Kind.INVALID, "mandate-days-wrong", Map.of("years", years));
    }
}
