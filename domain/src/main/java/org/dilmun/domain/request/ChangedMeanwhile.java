package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** Somebody else changed the case after it was shown. */
public class ChangedMeanwhile extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param since the version that was shown; the history after it says what changed */
    public ChangedMeanwhile(Reference reference, int since) {
        super(Kind.STALE, "request-changed-meanwhile", Map.of("reference", reference, "since", since));
    }
}
