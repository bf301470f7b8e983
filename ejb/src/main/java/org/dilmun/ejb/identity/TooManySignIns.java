package org.dilmun.ejb.identity;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Too many failures: the next attempt has to wait. */
public class TooManySignIns extends Problem {

    private static final long serialVersionUID = 1L;

    public TooManySignIns(Duration wait) {
        super(Kind.TOO_MANY, "sign-in-too-many", Map.of("retryAfter", wait.toSeconds() + 1));
    }
}
