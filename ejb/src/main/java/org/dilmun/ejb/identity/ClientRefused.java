package org.dilmun.ejb.identity;

import org.dilmun.domain.kernel.Problem;

/** Client and secret do not fit. Deliberately the same whether the client or the secret is the reason. */
public class ClientRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public ClientRefused() {
        super(Kind.UNAUTHENTICATED, "client-refused");
    }
}
