package org.dilmun.ejb.payment;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How the gateway and we sign: hex(HMAC-SHA256(secret, method LF path LF timestamp LF body)). */
final class GatewaySignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    GatewaySignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** @return 64 lower-case hexadecimal digits */
    String sign(String method, String path, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal(
                            String.join("\n", method, path, timestamp, body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return whether it was signed with the common key, at most five minutes before or after {@code now} */
    boolean isGenuine(SignedMessage message, Instant now) {
        if (message.timestamp() == null
                || message.signature() == null
                || !EPOCH_SECONDS.matcher(message.timestamp()).matches()) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
        String expected = sign(message.method(), message.path(), message.timestamp(), message.body());
        return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0
                && MessageDigest.isEqual(
                        expected.getBytes(UTF_8), message.signature().getBytes(UTF_8));
    }
}
