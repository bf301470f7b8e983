package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** Nobody can complain about the treatment of that case: it was not submitted, or is an appeal or a complaint itself. */
public class NotComplainable extends Problem {

    private static final long serialVersionUID = 1L;

    public NotComplainable(Reference reference) {
        super(Kind.CONFLICT, "request-not-complainable", Map.of("reference", reference));
    }
}
