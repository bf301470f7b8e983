package org.dilmun.ejb.studio;

import org.dilmun.domain.kernel.Problem;

/** No service can have that code. */
public class ServiceCodeWrong extends Problem {

    private static final long serialVersionUID = 1L;

    ServiceCodeWrong() {
        super(Kind.INVALID, "service-code-wrong");
    }
}
