package org.dilmun.web.identity.openid;

import com.nimbusds.oauth2.sdk.ErrorObject;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;

/** A call of a system that is refused with an error of OAuth. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorObject error;
    private final RefusalReason reason;
    private final transient RelyingParty claimed;

    Refusal(ErrorObject error, RefusalReason reason) {
        this(error, reason, null);
    }

    /** @param claimed who it says it is, without having proved it; null: nobody known */
    Refusal(ErrorObject error, RefusalReason reason, RelyingParty claimed) {
        super(error.getCode());
        this.error = error;
        this.reason = reason;
        this.claimed = claimed;
    }

    ErrorObject error() {
        return error;
    }

    RefusalReason reason() {
        return reason;
    }

    /** @return null: nobody known, or who it is stands proved */
    RelyingParty claimed() {
        return claimed;
    }
}
