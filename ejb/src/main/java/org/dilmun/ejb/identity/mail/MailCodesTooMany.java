package org.dilmun.ejb.identity.mail;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** So many codes were asked for that the next one has to wait. */
public class MailCodesTooMany extends Problem {

    private static final long serialVersionUID = 1L;

    public MailCodesTooMany(Duration wait) {
        super(Kind.TOO_MANY, "mail-codes-too-many", Map.of("retryAfter", wait.toSeconds() + 1));
    }
}
