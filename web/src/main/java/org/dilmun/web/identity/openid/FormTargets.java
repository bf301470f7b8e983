package org.dilmun.web.identity.openid;

import java.net.URI;

import jakarta.servlet.http.HttpServletResponse;

/** Lets the forms of a page end at a relying party: browsers hold {@code form-action} against every address that a form leads to. */
final class FormTargets {

    private static final String HEADER = "Content-Security-Policy";
    private static final String OURS = "form-action 'self'";

    private FormTargets() {}

    static void allow(HttpServletResponse response, URI target) {
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        String origin = target.getScheme() + "://" + target.getHost() + port;
        String policy = response.getHeader(HEADER);
        if (policy != null && target.getHost() != null && !policy.contains(origin)) {
            response.setHeader(HEADER, policy.replace(OURS, OURS + " " + origin));
        }
    }
}
