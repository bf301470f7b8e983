package org.dilmun.ejb.studio;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** There is a service with that code, or a draft of one. */
public class ServiceCodeTaken extends Problem {

    private static final long serialVersionUID = 1L;

    ServiceCodeTaken(String code) {
        super(Kind.CONFLICT, "service-code-taken", Map.of("service", code));
    }
}
