package org.dilmun.web.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.ejb.identity.ClientRefused;

/** How a client names itself: in the header ({@code client_secret_basic}) or the form ({@code client_secret_post}), not both. */
record ClientCredentials(String id, String secret) {

    private static final String BASIC = "basic ";

    /** @throws ClientRefused if there are none that can be read */
    static ClientCredentials of(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && query.contains("client_secret")) {
            throw new OAuthRefusal("invalid_request", "a secret does not belong in an address");
        }
        String header = request.getHeader("Authorization");
        if (header == null) {
            if (request.getParameter("client_id") == null || request.getParameter("client_secret") == null) {
                throw new ClientRefused();
            }
            return new ClientCredentials(
                    OAuthRefusal.single(request, "client_id"), OAuthRefusal.single(request, "client_secret"));
        }
        if (request.getParameter("client_secret") != null) {
            throw new OAuthRefusal("invalid_request", "the client names itself in one way only");
        }
        return basic(header);
    }

    /** Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1). */
    private static ClientCredentials basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw new ClientRefused();
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new ClientRefused();
            }
            return new ClientCredentials(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new ClientRefused();
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
