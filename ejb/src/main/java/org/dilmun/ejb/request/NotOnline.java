package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The service is described, but cannot be applied for on this platform yet. */
public class NotOnline extends Problem {

    private static final long serialVersionUID = 1L;

    public NotOnline(String service) {
        super(Kind.CONFLICT, "service-not-online", Map.of("service", service));
    }
}
