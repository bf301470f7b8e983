package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** What a service needs of its own code, or of the expressions of its form, went wrong. Nothing has changed, and support knows. */
public class ServiceFailed extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param number by which support finds what happened; empty if nobody called */
    public ServiceFailed(String number) {
        super(Kind.UNAVAILABLE, "service-failed", Map.of("number", number));
    }
}
