package org.dilmun.ejb.identity.openid;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.ejb.country.RealClock;

/**
 * ID tokens: who signed in, when and how surely. Two questions are kept apart: {@code acr} says by what somebody proved to be
 * the one who came before, {@code identity_confidence} how surely the state knows who that is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdTokens {

    /** Our own claim, with the levels of the eKey as its values. */
    public static final String CONFIDENCE = "identity_confidence";

    public static final Duration LIFETIME = Duration.ofMinutes(10);

    @Inject
    SigningKeys keys;

    @Inject
    PersonFacts facts;

    @Inject
    Pseudonym pseudonym;

    @Inject
    ProviderAddresses addresses;

    @Inject
    RealClock clock;

    /** What an ID token of ours says to whom, of whom, shown again at signing out or at the next sign-in. */
    public record Hint(String clientId, String subject, String session) {}

    public String issue(RelyingParty to, Grants.Issued issued, boolean first) {
        SignInGrant grant = issued.grant();
        Instant now = clock.instant();
        JWSAlgorithm algorithm = JWSAlgorithm.parse(to.signingAlgorithm());
        var claims = new JWTClaimsSet.Builder()
                .issuer(addresses.issuer())
                .subject(pseudonym.subject(to, grant.partyId()))
                .audience(to.clientId())
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(LIFETIME).getEpochSecond())
                .claim("auth_time", grant.signedInAt().getEpochSecond())
                .claim("acr", grant.level().uri())
                .claim("amr", grant.provedBy().methods())
                .claim(CONFIDENCE, grant.assurance().code())
                .claim("sid", pseudonym.session(to, grant.sessionHash()))
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(new BearerAccessToken(issued.accessToken()), algorithm, null)
                                .getValue());
        if (first && grant.nonce() != null) {
            claims.claim("nonce", grant.nonce());
        }
        facts.of(grant.partyId(), grant.idClaims()).forEach(claims::claim);
        return keys.sign(algorithm.getName(), JOSEObjectType.JWT, claims.build());
    }

    /** @return empty: we have not signed it, or with a key that is long over */
    public Optional<Hint> read(String idToken) {
        return keys.read(idToken).flatMap(IdTokens::hint);
    }

    private static Optional<Hint> hint(JWTClaimsSet claims) {
        try {
            return claims.getAudience().size() == 1 && claims.getStringClaim("sid") != null
                    ? Optional.of(
                            new Hint(claims.getAudience().get(0), claims.getSubject(), claims.getStringClaim("sid")))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
