package org.dilmun.web.identity.openid;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.Grants;
import org.dilmun.ejb.identity.openid.ProviderAddresses;

/** Revocation of tokens (RFC 7009). What is no token of the caller is as good as revoked. */
@WebServlet(ProviderAddresses.REVOKE)
public class RevokeServlet extends ClientServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Grants grants;

    @Override
    void answer(RelyingParty caller, HTTPRequest request, HttpServletResponse response) throws IOException {
        String token = SignInCheck.single(URLUtils.parseParameters(request.getBody()), "token");
        if (token == null) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("token is needed"), RefusalReason.TOKEN_MISSING);
        }
        grants.end(caller, token);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_OK);
    }
}
