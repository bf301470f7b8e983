package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** No correction of that case is taken: it is not completed, nothing of it can be corrected, or one is under way. */
public class NotCorrectable extends Problem {

    private static final long serialVersionUID = 1L;

    public NotCorrectable(Reference reference) {
        super(Kind.CONFLICT, "request-not-correctable", Map.of("reference", reference));
    }
}
