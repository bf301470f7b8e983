package org.dilmun.peers.gateway;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs messages between merchant and gateway: hex(HMAC-SHA256(secret, method LF path LF timestamp LF body)). */
final class Signature {

    static final String HEADER = "X-Signature";
    static final String TIMESTAMP_HEADER = "X-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";
    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,12}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    Signature(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** The present time as a signed message carries it: epoch seconds. */
    String timestamp() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    /** @return 64 lower-case hexadecimal digits */
    String sign(String method, String path, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("%s\n%s\n%s\n".formatted(method, path, timestamp).getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the message is signed with the common key, at most five minutes before or after now. */
    boolean isGenuine(String method, String path, String timestamp, byte[] body, String signature) {
        return EPOCH_SECONDS.matcher(timestamp).matches()
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS
                && MessageDigest.isEqual(
                        sign(method, path, timestamp, body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
