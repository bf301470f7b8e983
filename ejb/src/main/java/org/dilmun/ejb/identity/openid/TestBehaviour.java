package org.dilmun.ejb.identity.openid;

import java.util.Locale;

/** What becomes of the sign-in of a test person, so that a client can be tried with each outcome. */
public enum TestBehaviour {

    /** It succeeds. */
    SIGNS_IN,

    /** The person does not allow what is asked: {@code access_denied}. */
    DECLINES,

    /** The eKey is suspended: nobody comes back. */
    LOCKED,

    /** It succeeds, and the birth date is that of a child. */
    MINOR,

    /** The eKey is closed, as when somebody has died: nobody comes back. */
    DECEASED,

    /** It succeeds, and the token endpoint takes its time. */
    SLOW,

    /** It fails at the provider: {@code server_error}. */
    ERROR;

    /** As it is written outside of the program. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
