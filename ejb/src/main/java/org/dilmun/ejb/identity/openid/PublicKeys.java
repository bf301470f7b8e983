package org.dilmun.ejb.identity.openid;

import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** @return the keys as they are kept, nothing private in them */
    static String read(String pasted) throws Unfit {
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
        return new JWKSet(keys).toString(true);
    }

    /** @return each of the kept keys in a line by which people know it: its id, its kind, its thumbprint (RFC 7638) */
    public static List<String> described(String kept) {
        try {
            return JWKSet.parse(kept).getKeys().stream().map(PublicKeys::line).toList();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
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
