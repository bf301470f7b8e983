package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The service is not offered at counters. */
public class NotAtCounter extends Problem {

    private static final long serialVersionUID = 1L;

    public NotAtCounter(String service) {
        super(Kind.CONFLICT, "service-not-at-counter", Map.of("service", service));
    }
}
