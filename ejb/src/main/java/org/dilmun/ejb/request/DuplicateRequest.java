package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The applicant has applied for the same not long ago, and has not said that another request is meant. */
public class DuplicateRequest extends Problem {

    private static final long serialVersionUID = 1L;

    public DuplicateRequest(Reference other, LocalDate submittedOn) {
        super(Kind.CONFLICT, "duplicate-request", Map.of("reference", other, "submittedOn", submittedOn));
    }
}
