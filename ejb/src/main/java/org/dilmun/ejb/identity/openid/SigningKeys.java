package org.dilmun.ejb.identity.openid;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.dilmun.domain.identity.openid.SigningKey;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.Sealing;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The keys of the provider, one of each algorithm in service. They rest encrypted; all nodes read them from the database. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SigningKeys {

    public static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private static final int RSA_BITS = 2048;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Profile profile;

    /** @return the public parts, of keys that sign, will sign or have signed */
    public JWKSet published() {
        Instant now = clock.instant();
        return new JWKSet(keys().stream()
                        .filter(key -> !key.isOverAt(now))
                        .map(this::opened)
                        .toList())
                .toPublicJWKSet();
    }

    /** @param algorithm ES256 or RS256 */
    public String sign(String algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        Instant now = clock.instant();
        SigningKey key = keys().stream()
                .filter(each -> each.algorithm().equals(algorithm) && each.signsAt(now))
                .max(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid))
                .orElseThrow(() -> new IllegalStateException("no key signs by " + algorithm));
        JWK opened = opened(key);
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .type(type)
                        .keyID(key.kid())
                        .build(),
                claims);
        try {
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(opened, JWSAlgorithm.parse(algorithm)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** @return what one of our keys has signed, however long ago; empty: none that is still published has */
    public Optional<JWTClaimsSet> read(String jwt) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.copyOf(ALGORITHMS), new ImmutableJWKSet<>(published())));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // its age says nothing against who brings it
        try {
            return Optional.of(processor.process(jwt, null));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Makes the keys that are missing, publishes successors of those that have served, and takes away those that are over. */
    public void keepFresh() {
        Instant now = clock.instant();
        List<SigningKey> keys = keys();
        keys.stream().filter(key -> key.isOverAt(now)).forEach(em::remove);
        for (JWSAlgorithm algorithm : ALGORITHMS) {
            Optional<SigningKey> newest = keys.stream()
                    .filter(key -> key.algorithm().equals(algorithm.getName()))
                    .max(Comparator.comparing(SigningKey::signsFrom));
            if (newest.isEmpty()) {
                em.persist(made(algorithm, now, now));
            } else if (newest.get().isDueForSuccessor(now)) {
                Instant then = now.plus(SigningKey.AHEAD);
                em.persist(made(algorithm, now, then));
                newest.get().giveWayFrom(then);
            }
        }
    }

    private List<SigningKey> keys() {
        return em.createQuery("select k from SigningKey k", SigningKey.class).getResultList();
    }

    private SigningKey made(JWSAlgorithm algorithm, Instant now, Instant signsFrom) {
        try {
            JWK key = algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate()
                    : new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate();
            byte[] sealed = sealing().seal(key.toJSONString().getBytes(StandardCharsets.UTF_8));
            return new SigningKey(key.getKeyID(), algorithm.getName(), sealed, now, signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWK opened(SigningKey key) {
        try {
            return JWK.parse(new String(sealing().open(key.sealed()), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("key " + key.kid() + " is none", e);
        }
    }

    private Sealing sealing() {
        return new Sealing(profile.dataKey(), "openid keys");
    }
}
