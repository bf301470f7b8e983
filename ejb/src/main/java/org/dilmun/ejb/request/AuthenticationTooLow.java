package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.kernel.Problem;

/** The service asks for a surer way to sign in than the caller has come by. */
public class AuthenticationTooLow extends Problem {

    private static final long serialVersionUID = 1L;

    public AuthenticationTooLow(AuthenticationLevel needed) {
        super(Kind.FORBIDDEN, "authentication-too-low", Map.of("needed", needed.code()));
    }
}
