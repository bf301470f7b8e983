package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.identity.openid.Grants;
import org.dilmun.ejb.identity.openid.PersonFacts;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.Pseudonym;
import org.dilmun.ejb.identity.openid.RelyingParties;
import org.dilmun.web.identity.BearerToken;

/** The userinfo endpoint (OpenID Connect Core section 5.3): what the person has agreed to be told, as the register has it now. */
@WebServlet(ProviderAddresses.USERINFO)
public class UserInfoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CHALLENGE = "Bearer realm=\"dilmun\"";

    @Inject
    transient Grants grants;

    @Inject
    transient PersonFacts facts;

    @Inject
    transient Pseudonym pseudonym;

    @Inject
    transient RelyingParties parties;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!List.of("GET", "POST").contains(request.getMethod())) {
            response.setHeader("Allow", "GET, POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        String header = request.getHeader("Authorization");
        Optional<SignInGrant> grant = BearerToken.read(header).flatMap(grants::open);
        if (grant.isEmpty()) {
            response.setHeader(
                    "WWW-Authenticate", header == null ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"");
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "sub",
                pseudonym.subject(
                        parties.get(grant.get().relyingPartyId()), grant.get().partyId()));
        told.putAll(facts.of(grant.get().partyId(), grant.get().claims()));
        OAuthAnswer.write(response, HttpServletResponse.SC_OK, Json.write(told));
    }
}
