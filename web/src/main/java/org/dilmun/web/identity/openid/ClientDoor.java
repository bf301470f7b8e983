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
import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.identity.openid.RelyingParties;
import org.dilmun.ejb.identity.openid.RelyingPartyEnds;
import org.dilmun.ejb.identity.openid.RelyingPartyProofs;

/** Through which systems of relying parties come: what they send is read once and in one way, and they prove who they are. */
@ApplicationScoped
public class ClientDoor {

    /** Of all that is posted, in characters. */
    private static final int LONGEST = 20_000;

    @Inject
    RelyingPartyProofs proofs;

    @Inject
    RelyingParties parties;

    @Inject
    RelyingPartyEnds ends;

    @Inject
    RealClock clock;

    /** @throws Refusal if it is no form, stands partly in the address, or says something twice */
    public HTTPRequest read(HttpServletRequest request) throws IOException {
        if (request.getQueryString() != null) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("nothing belongs in the address"),
                    RefusalReason.MALFORMED);
        }
        Map<String, String[]> posted = request.getParameterMap();
        if (posted.values().stream().anyMatch(values -> values.length != 1)) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("a parameter stands more than once"),
                    RefusalReason.REPEATED);
        }
        if (posted.values().stream().mapToInt(values -> values[0].length()).sum() > LONGEST) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("a parameter is too long"), RefusalReason.TOO_LONG);
        }
        try {
            return JakartaServletUtils.createHTTPRequest(request);
        } catch (IllegalArgumentException e) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, RefusalReason.MALFORMED);
        }
    }

    /** @throws Refusal if nobody proves to be anybody */
    public RelyingParty prove(HTTPRequest request) {
        ClientAuthentication proof;
        try {
            proof = ClientAuthentication.parse(request);
        } catch (ParseException | IllegalArgumentException e) {
            throw new Refusal(OAuth2Error.INVALID_CLIENT, RefusalReason.PROOF_MISSING, named(request));
        }
        if (proof == null) {
            throw new Refusal(OAuth2Error.INVALID_CLIENT, RefusalReason.PROOF_MISSING, named(request));
        }
        try {
            return proofs.prove(proof);
        } catch (ClientRefused e) {
            RelyingParty claimed =
                    parties.registered(proof.getClientID().getValue()).orElse(null);
            throw new Refusal(OAuth2Error.INVALID_CLIENT, why(claimed, proof), claimed);
        }
    }

    private RelyingParty named(HTTPRequest request) {
        String clientId = SignInCheck.single(URLUtils.parseParameters(request.getBody()), "client_id");
        return clientId == null ? null : parties.registered(clientId).orElse(null);
    }

    /** The call does not hear it; its developers do. */
    private RefusalReason why(RelyingParty claimed, ClientAuthentication proof) {
        if (claimed == null || !claimed.open()) {
            return RefusalReason.SUSPENDED;
        }
        if (ClientProof.of(proof.getMethod().getValue())
                .filter(claimed.proof()::equals)
                .isEmpty()) {
            return RefusalReason.PROOF_METHOD;
        }
        if (claimed.proof() == ClientProof.PRIVATE_KEY_JWT) {
            return ends.keysEnded(claimed) ? RefusalReason.KEYS_ENDED : RefusalReason.ASSERTION;
        }
        if (claimed.secretEnded(clock.instant())) {
            return RefusalReason.SECRET_ENDED;
        }
        return claimed.hasSecret() ? RefusalReason.SECRET : RefusalReason.SECRET_NONE;
    }
}
