package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Nobody applies for that service in the name of another. */
public class NotByMandate extends Problem {

    private static final long serialVersionUID = 1L;

    public NotByMandate(String service) {
        super(Kind.FORBIDDEN, "service-not-by-mandate", Map.of("service", service));
    }
}
