package org.dilmun.ejb.operations;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Of the rows of a table, in whatever order they come: the sum of the SHA-256 of their lines, modulo 2 to the 256th. Two
 * databases sort alike rows differently; the same rows give the same fingerprint in both.
 */
final class Fingerprint {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    void add(String line) {
        sum = sum.add(new BigInteger(1, sha256().digest(line.getBytes(StandardCharsets.UTF_8))))
                .mod(MODULUS);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** @return 64 hexadecimal digits */
    String hex() {
        String digits = sum.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
