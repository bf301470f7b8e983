package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The answers of a case can be changed only while its applicant has it. */
public class NotAnswerable extends Problem {

    private static final long serialVersionUID = 1L;

    public NotAnswerable(Reference reference, RequestStatus status) {
        super(Kind.CONFLICT, "request-not-answerable", Map.of("reference", reference, "status", status));
    }
}
