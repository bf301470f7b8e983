package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.identity.openid.RelyingPartyProofs;

/** Through which systems of relying parties come: what they send is read once and in one way, and they prove who they are. */
@ApplicationScoped
public class ClientDoor {

    /** Of all that is posted, in characters. */
    private static final int LONGEST = 20_000;

    @Inject
    RelyingPartyProofs proofs;

    /** @throws Refusal if it is no form, stands partly in the address, or says something twice */
    public HTTPRequest read(HttpServletRequest request) throws IOException {
        if (request.getQueryString() != null) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST.setDescription("nothing belongs in the address"));
        }
        Map<String, String[]> posted = request.getParameterMap();
        if (posted.values().stream().anyMatch(values -> values.length != 1)) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST.setDescription("a parameter stands more than once"));
        }
        if (posted.values().stream().mapToInt(values -> values[0].length()).sum() > LONGEST) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST.setDescription("a parameter is too long"));
        }
        try {
            return JakartaServletUtils.createHTTPRequest(request);
        } catch (IllegalArgumentException e) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST);
        }
    }

    /** @throws Refusal if nobody proves to be anybody */
    public RelyingParty prove(HTTPRequest request) {
        try {
            ClientAuthentication proof = ClientAuthentication.parse(request);
            if (proof == null) {
                throw new Refusal(OAuth2Error.INVALID_CLIENT);
            }
            return proofs.prove(proof);
        } catch (ParseException | IllegalArgumentException | ClientRefused e) {
            throw new Refusal(OAuth2Error.INVALID_CLIENT);
        }
    }
}
