package org.dilmun.domain.party;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** What a mandate is for is said in few words. */
public class MandatePurposeTooLong extends Problem {

    private static final long serialVersionUID = 1L;

    public MandatePurposeTooLong(int most) {
        super(Kind.INVALID, "mandate-purpose-too-long", Map.of("most", most));
    }
}
