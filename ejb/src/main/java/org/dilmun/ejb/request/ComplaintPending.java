package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** Somebody complains about what they have complained about already, and that is not answered yet. */
public class ComplaintPending extends Problem {

    private static final long serialVersionUID = 1L;

    public ComplaintPending(Reference reference) {
        super(Kind.CONFLICT, "complaint-pending", Map.of("reference", reference));
    }
}
