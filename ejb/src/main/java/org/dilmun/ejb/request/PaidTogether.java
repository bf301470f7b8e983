package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A part of a journey is given up alone only when what is paid together has been paid. */
public class PaidTogether extends Problem {

    private static final long serialVersionUID = 1L;

    public PaidTogether(Reference reference) {
        super(Kind.CONFLICT, "journey-paid-together", Map.of("reference", reference));
    }
}
