package org.dilmun.domain.request;

import java.util.Locale;

/** How far somebody is who is to sign a case. */
public enum SignatureState {
    ASKED,
    SIGNED,
    /** With a reason. */
    REFUSED,
    /** Not needed any more: the case has gone on, or has ended, without it. */
    ENDED;

    /** @return as the API writes it: {@code signed} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
