package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The service asks for a stronger sign-in than the caller's. */
public class AssuranceTooLow extends Problem {

    private static final long serialVersionUID = 1L;

    public AssuranceTooLow(String needed) {
        super(Kind.FORBIDDEN, "assurance-too-low", Map.of("needed", needed));
    }
}
