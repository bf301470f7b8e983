package org.dilmun.web.identity.openid;

import java.net.URI;

import com.nimbusds.oauth2.sdk.ErrorObject;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;

/** A request to sign in that is refused by sending the browser back to the relying party, which says why. */
class SentBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final URI to;
    private final transient RelyingParty party;
    private final transient ErrorObject error;
    private final RefusalReason reason;

    SentBack(URI to, RelyingParty party, ErrorObject error, RefusalReason reason) {
        super("refused");
        this.to = to;
        this.party = party;
        this.error = error;
        this.reason = reason;
    }

    URI to() {
        return to;
    }

    RelyingParty party() {
        return party;
    }

    ErrorObject error() {
        return error;
    }

    RefusalReason reason() {
        return reason;
    }
}
