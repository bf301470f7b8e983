package org.dilmun.domain.identity;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Whoever looks at somebody's eKey or does something to it says why, in a sentence. */
public class InterventionReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    InterventionReasonMissing() {
        super(
                Kind.INVALID,
                "intervention-reason-missing",
                Map.of("minLength", InterventionReason.SHORTEST, "maxLength", InterventionReason.LONGEST));
    }
}
