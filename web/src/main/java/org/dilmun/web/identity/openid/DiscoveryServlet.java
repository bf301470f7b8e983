package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.openid.IdTokens;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.RelyingPartyProofs;
import org.dilmun.ejb.identity.openid.SigningKeys;

/** What the provider can do, and nothing that it cannot (OpenID Connect Discovery section 4, RFC 8414). */
@WebServlet(ProviderAddresses.DISCOVERY)
public class DiscoveryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ProviderAddresses addresses;

    @Inject
    transient Country country;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentType("application/json");
        response.getOutputStream()
                .write(metadata().toJSONObject().toJSONString().getBytes(StandardCharsets.UTF_8));
    }

    private OIDCProviderMetadata metadata() {
        var said = new OIDCProviderMetadata(
                new Issuer(addresses.issuer()), List.of(SubjectType.PAIRWISE), at(ProviderAddresses.KEYS));
        endpoints(said);
        clients(said);
        said.setScopes(new Scope(SignInCall.SCOPES.toArray(String[]::new)));
        said.setResponseTypes(List.of(ResponseType.CODE));
        said.setResponseModes(List.of(ResponseMode.QUERY));
        said.setGrantTypes(
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS));
        said.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        said.setIDTokenJWSAlgs(SigningKeys.ALGORITHMS);
        said.setACRs(Arrays.stream(AuthenticationLevel.values())
                .map(level -> new ACR(level.uri()))
                .toList());
        said.setClaimTypes(List.of(ClaimType.NORMAL));
        said.setClaims(claims());
        said.setSupportsClaimsParams(true);
        said.setSupportsRequestParam(false);
        said.setSupportsRequestURIParam(false);
        said.setSupportsAuthorizationResponseIssuerParam(true);
        said.setUILocales(
                country.languages().stream().map(DiscoveryServlet::tag).toList());
        said.setCustomParameter(
                IdTokens.CONFIDENCE + "_values_supported", List.of(Assurance.BASIC.code(), Assurance.ADVANCED.code()));
        said.setSupportsBackChannelLogout(true);
        said.setSupportsBackChannelLogoutSession(true);
        said.setPromptTypes(List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT));
        return said;
    }

    private void endpoints(OIDCProviderMetadata said) {
        said.setAuthorizationEndpointURI(at(ProviderAddresses.AUTHORIZE));
        said.setPushedAuthorizationRequestEndpointURI(at(ProviderAddresses.PUSH));
        said.setTokenEndpointURI(at(ProviderAddresses.TOKEN));
        said.setUserInfoEndpointURI(at(ProviderAddresses.USERINFO));
        said.setRevocationEndpointURI(at(ProviderAddresses.REVOKE));
        said.setIntrospectionEndpointURI(at(ProviderAddresses.INTROSPECT));
        said.setEndSessionEndpointURI(at(ProviderAddresses.LOGOUT));
    }

    private static void clients(OIDCProviderMetadata said) {
        List<ClientAuthenticationMethod> proofs = Arrays.stream(ClientProof.values())
                .map(proof -> new ClientAuthenticationMethod(proof.code()))
                .toList();
        var algorithms = List.copyOf(RelyingPartyProofs.ALGORITHMS);
        said.setTokenEndpointAuthMethods(proofs);
        said.setTokenEndpointJWSAlgs(algorithms);
        said.setRevocationEndpointAuthMethods(proofs);
        said.setRevocationEndpointJWSAlgs(algorithms);
        said.setIntrospectionEndpointAuthMethods(proofs);
        said.setIntrospectionEndpointJWSAlgs(algorithms);
    }

    private static List<String> claims() {
        var names = new ArrayList<>(
                List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "at_hash", "sid"));
        names.add(IdTokens.CONFIDENCE);
        Arrays.stream(PersonClaim.values()).map(PersonClaim::code).forEach(names::add);
        return names;
    }

    private URI at(String path) {
        return URI.create(addresses.at(path));
    }

    private static LangTag tag(Language language) {
        try {
            return LangTag.parse(language.tag());
        } catch (LangTagException e) {
            throw new IllegalStateException(e);
        }
    }
}
