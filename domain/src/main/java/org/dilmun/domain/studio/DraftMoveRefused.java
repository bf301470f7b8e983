package org.dilmun.domain.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The draft stands where that cannot be done with it. */
public class DraftMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    DraftMoveRefused(String code) {
        super(Kind.CONFLICT, "draft-move-refused", Map.of("service", code));
    }
}
