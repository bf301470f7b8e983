package org.dilmun.domain.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Who returns a draft says why, in at most so many characters. */
public class ReturnReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    ReturnReasonMissing(int most) {
        super(Kind.INVALID, "draft-reason-missing", Map.of("most", most));
    }
}
