package org.dilmun.domain.memo;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.TypedText;

/** Who gives a memo back or withdraws it says why, in at most so many characters. */
public class MemoReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    /** Characters at most. */
    static final int LENGTH = 500;

    private MemoReasonMissing() {
        super(Kind.INVALID, "memo-reason-missing", Map.of("maxLength", LENGTH));
    }

    /** @return the reason as it is kept */
    static String require(String typed) {
        String reason = typed == null ? "" : TypedText.lines(typed);
        if (reason.isEmpty() || reason.length() > LENGTH) {
            throw new MemoReasonMissing();
        }
        return reason;
    }
}
