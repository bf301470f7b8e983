package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The applicant must be told why a part is refused, in at most so many characters. */
public class PartReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    private final int part;

    /** @param part its position, from 0 */
    public PartReasonMissing(int part, int maxLength) {
        super(Kind.INVALID, "part-reason-missing", Map.of("number", part + 1, "maxLength", maxLength));
        this.part = part;
    }

    public int part() {
        return part;
    }
}
