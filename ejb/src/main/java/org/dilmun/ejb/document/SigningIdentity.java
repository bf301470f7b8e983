package org.dilmun.ejb.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * In whose name documents are signed: a private key (which may live in a hardware module) and the certificates that
 * vouch for it, the signer's own first and the root last.
 */
public record SigningIdentity(PrivateKey key, List<X509Certificate> chain) {

    private static final String ALIAS = "signer";

    /** @throws IllegalArgumentException if there is no certificate, or the first one is not of this key */
    public SigningIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a signer needs a certificate");
        }
        if (!belongTogether(key, chain.get(0))) {
            throw new IllegalArgumentException("the private key is not the one of the certificate");
        }
    }

    /**
     * Reads the first private key of a PKCS#12 store with its certificates.
     *
     * @throws IllegalArgumentException if it is no such store, holds no private key, or the password is wrong
     */
    public static SigningIdentity fromPkcs12(byte[] store, char[] password) {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(store), password);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    var certificates = Arrays.stream(keys.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    return new SigningIdentity((PrivateKey) keys.getKey(alias, password), certificates);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not a key store, or a wrong password", e);
        }
        throw new IllegalArgumentException("the key store holds no private key");
    }

    /**
     * @param password ASCII, as the Java platform's PKCS#12 demands
     * @return a PKCS#12 store with this key and its certificates, encrypted
     * @throws IllegalStateException if the key cannot be exported, or the password is not ASCII
     */
    public byte[] toPkcs12(char[] password) {
        var out = new ByteArrayOutputStream();
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, key, password, chain.toArray(Certificate[]::new));
            keys.store(out, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot be exported, or the password is not ASCII", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The first moment at which one of the certificates no longer holds: renew well before it. */
    public Instant expires() {
        return chain.stream()
                .map(c -> c.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether every certificate holds at that moment. */
    public boolean validAt(Instant moment) {
        return !moment.isAfter(expires())
                && chain.stream()
                        .noneMatch(c -> moment.isBefore(c.getNotBefore().toInstant()));
    }

    String signatureAlgorithm() {
        return algorithmFor(key);
    }

    private static String algorithmFor(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> throw new IllegalArgumentException("keys of type " + key.getAlgorithm() + " cannot sign here");
        };
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        try {
            byte[] probe = certificate.getEncoded();
            var signature = Signature.getInstance(algorithmFor(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // a key of another type than the certificate's
        }
    }

    @Override
    public String toString() {
        return "SigningIdentity[" + certificate().getSubjectX500Principal() + "]"; // never the key
    }
}
