package org.dilmun.web.identity.openid;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** A call of a system that is refused with an error of OAuth. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorObject error;

    Refusal(ErrorObject error) {
        super(error.getCode());
        this.error = error;
    }

    ErrorObject error() {
        return error;
    }
}
