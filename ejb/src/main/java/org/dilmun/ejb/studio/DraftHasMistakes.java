package org.dilmun.ejb.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A text with mistakes is kept, but neither sent for approval nor published. */
public class DraftHasMistakes extends Problem {

    private static final long serialVersionUID = 1L;

    DraftHasMistakes(int mistakes) {
        super(Kind.INVALID, "draft-has-mistakes", Map.of("mistakes", mistakes));
    }
}
