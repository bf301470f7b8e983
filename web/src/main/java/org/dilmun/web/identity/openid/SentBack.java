package org.dilmun.web.identity.openid;

import java.net.URI;

/** A request to sign in that is refused by sending the browser back to the relying party, which says why. */
class SentBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final URI to;

    SentBack(URI to) {
        super("refused");
        this.to = to;
    }

    URI to() {
        return to;
    }
}
