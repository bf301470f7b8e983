package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.RealClock;

/** Logout tokens: that a session, or all of a person, is over (OpenID Connect Back-Channel Logout 1.0 section 2.4). */
@ApplicationScoped
public class LogoutTokens {

    /** Its own, so that no token of another kind is taken for it, nor it for another (RFC 8725 section 3.11). */
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");

    private static final Duration LIFETIME = Duration.ofMinutes(2);

    @Inject
    SigningKeys keys;

    @Inject
    ProviderAddresses addresses;

    @Inject
    RealClock clock;

    /** @param said {@code sub}, {@code jti}, and {@code sid} unless all sessions of the person are meant */
    String issue(RelyingParty to, Map<String, String> said) {
        Instant now = clock.instant();
        String session = said.get("sid");
        var claims = new LogoutTokenClaimsSet(
                new Issuer(addresses.issuer()),
                new Subject(said.get("sub")),
                List.of(new Audience(to.clientId())),
                Date.from(now),
                Date.from(now.plus(LIFETIME)),
                new JWTID(said.get("jti")),
                session == null ? null : new SessionID(session));
        try {
            return keys.sign(to.signingAlgorithm(), TYPE, claims.toJWTClaimsSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
