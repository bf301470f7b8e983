package org.dilmun.ejb.party;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person.Identification;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Profile;

/** Encrypts personal numbers (AES-256-GCM) and makes the keyed hash they are found by (HMAC-SHA-256), with keys derived from one. */
@ApplicationScoped
public class NumberCipher {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    Profile profile;

    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec encryption;
    private SecretKeySpec lookup;

    @PostConstruct
    void derive() {
        byte[] master = Base64.getDecoder().decode(profile.dataKey());
        encryption = new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "encrypt"), "AES");
        lookup = new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "find"), "HmacSHA256");
    }

    public Identification identify(PersonalNumber number) {
        return new Identification(encrypt(number.value()), hash(number));
    }

    public byte[] hash(PersonalNumber number) {
        return hmac(lookup, number.value());
    }

    public PersonalNumber decrypt(byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            byte[] plain = cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
            return new PersonalNumber(new String(plain, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a personal number cannot be read with the key that is configured", e);
        }
    }

    private byte[] encrypt(String digits) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, iv));
            byte[] sealed = cipher.doFinal(digits.getBytes(StandardCharsets.US_ASCII));
            byte[] out = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, out, IV_BYTES, sealed.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
