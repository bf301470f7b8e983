package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** After submission no answer may bring the case to another body. */
public class ProviderFixed extends Problem {

    private static final long serialVersionUID = 1L;

    public ProviderFixed() {
        super(Kind.CONFLICT, "request-provider-fixed");
    }
}
