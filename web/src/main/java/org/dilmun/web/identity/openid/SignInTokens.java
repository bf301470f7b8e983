package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;

import org.dilmun.domain.identity.openid.GrantToken;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.Grants;
import org.dilmun.ejb.identity.openid.Grants.Issued;
import org.dilmun.ejb.identity.openid.IdTokens;

/** What the token endpoint gives for the code of a sign-in, and for a refresh token. */
@ApplicationScoped
public class SignInTokens {

    private static final String ENDPOINT = "token";
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token");

    @Inject
    ClientDoor door;

    @Inject
    Grants grants;

    @Inject
    IdTokens idTokens;

    @Inject
    RefusalLog refusals;

    @Inject
    SlowAnswers slowAnswers;

    /** Whether the call is about the sign-in of a person. */
    public static boolean areAskedFor(HttpServletRequest request) {
        String[] types = request.getParameterValues("grant_type");
        return types != null && types.length == 1 && GRANTS.contains(types[0]);
    }

    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RelyingParty caller = null;
        try {
            HTTPRequest read = door.read(request);
            caller = door.prove(read);
            AuthorizationGrant grant = AuthorizationGrant.parse(URLUtils.parseParameters(read.getBody()));
            OAuthAnswer.write(response, HttpServletResponse.SC_OK, tokens(caller, grant));
        } catch (ParseException e) {
            refusals.write(caller, e, ENDPOINT);
            OAuthAnswer.refuse(response, RefusalLog.error(e));
        } catch (Refusal e) {
            refusals.write(caller, e, ENDPOINT);
            OAuthAnswer.refuse(response, e.error());
        }
    }

    private String tokens(RelyingParty caller, AuthorizationGrant grant) {
        boolean first = grant instanceof AuthorizationCodeGrant;
        Issued issued = grant instanceof AuthorizationCodeGrant code
                ? redeem(caller, code)
                : refresh(caller, ((RefreshTokenGrant) grant).getRefreshToken().getValue());
        slowAnswers.about(issued.grant().partyId());
        var scope = new Scope(issued.grant().scopes().stream().sorted().toArray(String[]::new));
        var access = new BearerAccessToken(issued.accessToken(), GrantToken.ACCESS_LIFETIME.toSeconds(), scope);
        RefreshToken refresh = issued.refreshToken() == null ? null : new RefreshToken(issued.refreshToken());
        return new OIDCTokenResponse(new OIDCTokens(idTokens.issue(caller, issued, first), access, refresh))
                .toJSONObject()
                .toJSONString();
    }

    /** Without a verifier, or with one that is none, nothing is used up: the call is no token request. */
    private Issued redeem(RelyingParty caller, AuthorizationCodeGrant grant) {
        if (grant.getCodeVerifier() == null || grant.getRedirectionURI() == null) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST.setDescription("code_verifier and redirect_uri are needed"),
                    RefusalReason.VERIFIER_MISSING);
        }
        String code = grant.getAuthorizationCode().getValue();
        String address = grant.getRedirectionURI().toString();
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                .getValue();
        return grants.redeem(caller, code, address, challenge)
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_GRANT, grants.whyNotRedeemed(caller, code, address, challenge)));
    }

    private Issued refresh(RelyingParty caller, String token) {
        return grants.refresh(caller, token)
                .orElseThrow(() -> new Refusal(OAuth2Error.INVALID_GRANT, grants.whyNotRefreshed(caller, token)));
    }
}
