package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** No appeal is taken against what became of that case: it was not refused, or an appeal against it is there already. */
public class NotAppealable extends Problem {

    private static final long serialVersionUID = 1L;

    public NotAppealable(Reference reference) {
        super(Kind.CONFLICT, "request-not-appealable", Map.of("reference", reference));
    }
}
