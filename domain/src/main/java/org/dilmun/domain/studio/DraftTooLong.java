package org.dilmun.domain.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The text has more characters than any service needs. */
public class DraftTooLong extends Problem {

    private static final long serialVersionUID = 1L;

    DraftTooLong(int most) {
        super(Kind.TOO_LARGE, "draft-too-long", Map.of("most", most));
    }
}
