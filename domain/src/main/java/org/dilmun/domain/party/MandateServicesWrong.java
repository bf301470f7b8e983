package org.dilmun.domain.party;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A mandate says for which services it is, and not for more than it has room for. */
public class MandateServicesWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateServicesWrong(int most) {
        super(Kind.INVALID, "mandate-services-wrong", Map.of("most", most));
    }
}
