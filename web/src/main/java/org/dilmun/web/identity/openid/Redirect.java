package org.dilmun.web.identity.openid;

import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser on by 303, so that what was posted is not posted once more elsewhere (RFC 9700 section 4.12). */
final class Redirect {

    private Redirect() {}

    static void to(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
    }
}
