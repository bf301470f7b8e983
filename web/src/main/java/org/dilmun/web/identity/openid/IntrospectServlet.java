package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.identity.openid.Grants;
import org.dilmun.ejb.identity.openid.Grants.Found;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.Pseudonym;

/** Introspection of tokens (RFC 7662), of the caller's own only: of others it hears what it hears of none. */
@WebServlet(ProviderAddresses.INTROSPECT)
public class IntrospectServlet extends ClientServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Grants grants;

    @Inject
    transient Pseudonym pseudonym;

    @Inject
    transient ProviderAddresses addresses;

    @Override
    void answer(RelyingParty caller, HTTPRequest request, HttpServletResponse response) throws IOException {
        String token = SignInCheck.single(URLUtils.parseParameters(request.getBody()), "token");
        if (token == null) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("token is needed"), RefusalReason.TOKEN_MISSING);
        }
        Map<String, Object> said = grants.find(token)
                .filter(found -> found.grant().isOf(caller))
                .map(found -> told(caller, found))
                .orElse(Map.of("active", false));
        OAuthAnswer.write(response, HttpServletResponse.SC_OK, Json.write(said));
    }

    private Map<String, Object> told(RelyingParty caller, Found found) {
        var said = new LinkedHashMap<String, Object>();
        said.put("active", true);
        said.put("iss", addresses.issuer());
        said.put("client_id", caller.clientId());
        said.put("sub", pseudonym.subject(caller, found.grant().partyId()));
        said.put("scope", found.grant().scopes().stream().sorted().collect(Collectors.joining(" ")));
        said.put("iat", found.token().issuedAt().getEpochSecond());
        said.put("exp", found.token().expiresAt().getEpochSecond());
        return said;
    }
}
