package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Somebody tried too often in too short a time. */
public class TooManyAttempts extends Problem {

    private static final long serialVersionUID = 1L;

    public TooManyAttempts(Duration wait) {
        super(Kind.TOO_MANY, "payment-too-many-attempts", Map.of("retryAfter", wait.toSeconds()));
    }
}
