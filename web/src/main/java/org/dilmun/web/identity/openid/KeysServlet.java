package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.SigningKeys;

/** The public keys that ID tokens are verified with (RFC 7517). To be kept for an hour: a new key is here two days before it signs. */
@WebServlet(ProviderAddresses.KEYS)
public class KeysServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SigningKeys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentType("application/jwk-set+json");
        response.getOutputStream().write(keys.published().toString(true).getBytes(StandardCharsets.UTF_8));
    }
}
