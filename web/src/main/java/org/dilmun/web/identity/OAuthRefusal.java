package org.dilmun.web.identity;

import jakarta.servlet.http.HttpServletRequest;

/** A call of the token endpoint that is refused by its form, with the error code of RFC 6749 section 5.2. */
class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    OAuthRefusal(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }

    /** The parameter, which must be there once: what is repeated may be read differently along the way. */
    static String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1) {
            throw new OAuthRefusal("invalid_request", name + " is needed, once");
        }
        return values[0];
    }
}
