package org.dilmun.domain.party;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** What a court is said to have decided cannot be so, or nothing names its decision. */
public class GuardianshipWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public GuardianshipWrong(int most) {
        super(Kind.INVALID, "guardianship-wrong", Map.of("most", most));
    }
}
