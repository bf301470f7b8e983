package org.dilmun.domain.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** So much has been done in a trial that it is begun anew. */
public class TrialFull extends Problem {

    private static final long serialVersionUID = 1L;

    public TrialFull(int most) {
        super(Kind.CONFLICT, "trial-full", Map.of("most", most));
    }
}
