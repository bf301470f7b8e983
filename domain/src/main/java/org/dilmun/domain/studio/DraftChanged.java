package org.dilmun.domain.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Somebody else changed the draft after it was shown. */
public class DraftChanged extends Problem {

    private static final long serialVersionUID = 1L;

    DraftChanged(String code) {
        super(Kind.STALE, "draft-changed-meanwhile", Map.of("service", code));
    }
}
