package org.dilmun.ejb.identity.openid;

import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/** The keys by which a relying party proves itself, as its people paste them: a JWK set of public keys, or one such key. */
public final class PublicKeys {

    private static final int MOST = 10;
    private static final int LONGEST = 20_000;
    private static final int RSA_BITS = 2048;

    private PublicKeys() {}

    /** What is pasted and cannot be kept. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        /** @param code of the text that says why */
        Unfit(String code) {
            super(code);
        }
    }

    /**
     * When one of the keys counts no longer.
     *
     * @param key how people know it
     */
    public record End(String key, Instant at) {}

    /** @return the keys as they are kept, nothing private in them */
    static String read(String pasted, Instant now) throws Unfit {
        if (pasted == null || pasted.isBlank()) {
            throw new Unfit("keys-missing");
        }
        List<JWK> keys = parsed(pasted).getKeys();
        if (keys.stream().anyMatch(JWK::isPrivate)) {
            throw new Unfit("keys-private");
        }
        if (keys.isEmpty() || keys.size() > MOST || !keys.stream().allMatch(PublicKeys::verifies)) {
            throw new Unfit("keys-unfit");
        }
        if (keys.size() > 1 && keys.stream().map(JWK::getKeyID).distinct().count() < keys.size()) {
            throw new Unfit("keys-same-id");
        }
        if (keys.stream().anyMatch(key -> hasEnded(key, now))) {
            throw new Unfit("keys-ended");
        }
        return new JWKSet(keys).toString(true);
    }

    /** @return those of the kept keys that count now */
    static JWKSet counting(String kept, Instant now) {
        return new JWKSet(keys(kept).stream().filter(key -> !hasEnded(key, now)).toList());
    }

    /** @return of those that end some day, the next first */
    public static List<End> ends(String kept) {
        return keys(kept).stream()
                .flatMap(key -> end(key).map(at -> new End(line(key), at)).stream())
                .sorted(Comparator.comparing(End::at))
                .toList();
    }

    private static boolean hasEnded(JWK key, Instant now) {
        return end(key).filter(at -> !now.isBefore(at)).isPresent();
    }

    /** By its {@code exp}, or the end of its certificate if that comes first (RFC 7517 section 4.7). */
    private static Optional<Instant> end(JWK key) {
        Stream<Date> said = Stream.ofNullable(key.getExpirationTime());
        Stream<Date> certified = Stream.ofNullable(key.getParsedX509CertChain())
                .flatMap(chain -> chain.stream().limit(1))
                .map(X509Certificate::getNotAfter);
        return Stream.concat(said, certified).map(Date::toInstant).min(Comparator.naturalOrder());
    }

    private static List<JWK> keys(String kept) {
        try {
            return JWKSet.parse(kept).getKeys();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return each of the kept keys in a line by which people know it: its id, its kind, its thumbprint (RFC 7638) */
    public static List<String> described(String kept) {
        return keys(kept).stream().map(PublicKeys::line).toList();
    }

    private static String line(JWK key) {
        try {
            String id = key.getKeyID() == null ? "" : key.getKeyID() + " · ";
            return id + key.getKeyType() + " · " + key.computeThumbprint();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWKSet parsed(String pasted) throws Unfit {
        if (pasted.length() > LONGEST) {
            throw new Unfit("keys-unreadable");
        }
        try {
            return pasted.contains("\"keys\"") ? JWKSet.parse(pasted) : new JWKSet(JWK.parse(pasted));
        } catch (ParseException | IllegalArgumentException e) {
            throw new Unfit("keys-unreadable");
        }
    }

    /** By the algorithms of {@link RelyingPartyProofs}. */
    private static boolean verifies(JWK key) {
        boolean strong = key instanceof ECKey curve
                ? Curve.P_256.equals(curve.getCurve())
                : key instanceof RSAKey rsa && rsa.size() >= RSA_BITS;
        boolean forUs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        boolean known = key.getAlgorithm() == null
                || names().contains(key.getAlgorithm().getName());
        return strong && forUs && known;
    }

    private static Set<String> names() {
        return RelyingPartyProofs.ALGORITHMS.stream()
                .map(algorithm -> algorithm.getName())
                .collect(Collectors.toUnmodifiableSet());
    }
}
