package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.openid.KeptRequest;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.KeptRequests;
import org.dilmun.ejb.identity.openid.ProviderAddresses;

/** Pushed requests to sign in (RFC 9126): what is asked does not travel through the browser. */
@WebServlet(ProviderAddresses.PUSH)
public class PushServlet extends ClientServlet {

    static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private static final long serialVersionUID = 1L;

    /** They prove the caller and are no part of the request. */
    private static final List<String> PROOFS = List.of("client_secret", "client_assertion", "client_assertion_type");

    @Inject
    transient SignInCheck check;

    @Inject
    transient KeptRequests requests;

    @Override
    void answer(RelyingParty caller, HTTPRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> given = new LinkedHashMap<>(URLUtils.parseParameters(request.getBody()));
        given.keySet().removeAll(PROOFS);
        given.putIfAbsent("client_id", List.of(caller.clientId()));
        if (!caller.clientId().equals(given.get("client_id").get(0)) || given.containsKey("request_uri")) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, RefusalReason.CLIENT_OTHER);
        }
        try {
            check.check(given);
        } catch (SignInBroken e) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("redirect_uri is not registered"),
                    RefusalReason.ADDRESS);
        } catch (SentBack e) {
            throw new Refusal(e.error(), e.reason());
        }
        String handle = requests.push(caller, URLUtils.serializeParameters(given));
        var pushed = new PushedAuthorizationSuccessResponse(
                URI.create(PREFIX + handle), KeptRequest.PUSHED_LIFETIME.toSeconds());
        OAuthAnswer.write(
                response, HttpServletResponse.SC_CREATED, pushed.toJSONObject().toJSONString());
    }
}
