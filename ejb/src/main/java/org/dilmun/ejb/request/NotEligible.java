package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The service is not for people like the applicant. */
public class NotEligible extends Problem {

    private static final long serialVersionUID = 1L;

    public NotEligible(String service) {
        super(Kind.FORBIDDEN, "request-not-eligible", Map.of("service", service));
    }
}
