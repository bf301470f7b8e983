package org.dilmun.ejb.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a signer for demonstrations and tests: a P-256 key, certified by an authority whose own key is thrown away at
 * once. No reader trusts it, and its name says why.
 */
public final class DemonstrationIdentity {

    private static final String ORGANISATION = "O=Demonstration,OU=Not for production";
    private static final X500Name AUTHORITY = new X500Name(ORGANISATION + ",CN=Dilmun demonstration authority");
    private static final X500Name SIGNER = new X500Name(ORGANISATION + ",CN=Dilmun demonstration signer");
    /** Clocks of those who verify may be behind ours. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    private static final Duration LIFE = Duration.ofDays(3653);
    private static final SecureRandom RANDOM = new SecureRandom();

    private DemonstrationIdentity() {}

    /** @return a new one each time, valid from a day before that moment for ten years */
    public static SigningIdentity create(Instant now) {
        try {
            KeyPair root = newKeys();
            X509Certificate authority = authority(root, now);
            KeyPair leaf = newKeys();
            X509Certificate signer = signer(leaf, authority, root.getPrivate(), now);
            return new SigningIdentity(leaf.getPrivate(), List.of(signer, authority));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate authority(KeyPair keys, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var certificate =
                new JcaX509v3CertificateBuilder(AUTHORITY, serial(), begin(now), end(now), AUTHORITY, keys.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        certificate.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return sign(certificate, keys.getPrivate());
    }

    private static X509Certificate signer(KeyPair keys, X509Certificate authority, PrivateKey authorityKey, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var issuer = new JcaX509CertificateHolder(authority).getSubject();
        var certificate =
                new JcaX509v3CertificateBuilder(issuer, serial(), begin(now), end(now), SIGNER, keys.getPublic());
        var ids = new JcaX509ExtensionUtils();
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        certificate.addExtension(
                Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
        certificate.addExtension(
                Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(authority.getPublicKey()));
        return sign(certificate, authorityKey);
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    private static Date begin(Instant now) {
        return Date.from(now.minus(LEEWAY));
    }

    private static Date end(Instant now) {
        return Date.from(now.plus(LIFE));
    }
}
