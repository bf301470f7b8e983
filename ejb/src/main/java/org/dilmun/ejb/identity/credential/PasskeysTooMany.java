package org.dilmun.ejb.identity.credential;

import java.util.Map;

import org.dilmun.domain.identity.credential.Passkey;
import org.dilmun.domain.kernel.Problem;

/** There are as many passkeys as an account may have. */
public class PasskeysTooMany extends Problem {

    private static final long serialVersionUID = 1L;

    public PasskeysTooMany() {
        super(Kind.CONFLICT, "passkeys-too-many", Map.of("most", Passkey.MOST));
    }
}
