package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.identity.Tokens;

/** Proofs of relying parties that they are themselves: a secret, or something signed for us, good once and for minutes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RelyingPartyProofs {

    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    /** So far clocks may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** So long an assertion may live at most. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Inject
    RelyingParties parties;

    @Inject
    SpentAssertions spent;

    @Inject
    ProviderAddresses addresses;

    @Inject
    RealClock clock;

    /** @throws ClientRefused if there is no such relying party, or it is not proved in the way that was agreed; it does not say which */
    public RelyingParty prove(ClientAuthentication proof) {
        RelyingParty party = parties.find(proof.getClientID().getValue()).orElseThrow(ClientRefused::new);
        boolean agreed = ClientProof.of(proof.getMethod().getValue())
                .filter(party.proof()::equals)
                .isPresent();
        if (!agreed || !(proof instanceof PrivateKeyJWT signed ? signs(party, signed) : knows(party, proof))) {
            throw new ClientRefused();
        }
        return party;
    }

    private boolean knows(RelyingParty party, ClientAuthentication proof) {
        return proof instanceof PlainClientSecret told
                && party.isProvedBy(Tokens.hash(told.getClientSecret().getValue()), clock.instant());
    }

    /** Keys and algorithms are those of the relying party: what the assertion says of itself only chooses among them. */
    private boolean signs(RelyingParty party, PrivateKeyJWT proof) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        var exactly = new JWTClaimsSet.Builder()
                .issuer(party.clientId())
                .subject(party.clientId())
                .build();
        Set<String> audiences = new HashSet<>(); // the library asks it for null, which Set.of does not answer
        audiences.add(addresses.issuer());
        audiences.add(addresses.at(ProviderAddresses.TOKEN));
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(audiences, exactly, Set.of("exp", "jti"), null);
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier(verifier);
        JWKSet keys = PublicKeys.counting(party.keySet(), clock.instant());
        try {
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
            return inTimeAndNew(party, processor.process(proof.getClientAssertion(), null));
        } catch (BadJOSEException | JOSEException e) {
            return false;
        }
    }

    private boolean inTimeAndNew(RelyingParty party, JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant expires = claims.getExpirationTime().toInstant();
        boolean early = claims.getIssueTime() != null
                && claims.getIssueTime().toInstant().isAfter(now.plus(SKEW));
        boolean tooLong = expires.isAfter(now.plus(LONGEST).plus(SKEW));
        return !early && !tooLong && spent.spend(party, claims.getJWTID(), expires.plus(SKEW));
    }
}
