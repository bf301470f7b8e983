package org.dilmun.ejb.identity.credential;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

/** Codes of authenticator apps: TOTP (RFC 6238) as all of them know it, six digits each half minute by HMAC-SHA-1. */
final class OneTimeCodes {

    /** Of random bits, as RFC 4226 recommends. */
    static final int KEY_BYTES = 20;

    /** A code of the half minute before or after is good too: clocks differ and people type slowly. */
    private static final long TOLERANCE = 1;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = GENERATOR.getTimeStep();

    private OneTimeCodes() {}

    /** @return the half minute, counted since 1970, whose code that is; empty if it is none of now */
    static OptionalLong step(byte[] key, TypedCode typed, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        byte[] shown = typed.text().getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> MessageDigest.isEqual(code(key, step).getBytes(StandardCharsets.UTF_8), shown))
                .findFirst();
    }

    /** @return the code of that half minute */
    static String code(byte[] key, long step) {
        Key hmac = new SecretKeySpec(key, GENERATOR.getAlgorithm());
        try {
            return GENERATOR.generateOneTimePasswordString(
                    hmac, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e); // ours are all of one kind
        }
    }
}
