package org.dilmun.web.mandate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.dilmun.domain.kernel.Sha256;

/**
 * Shows that a form of the switch comes from a page of ours: it follows from the session, which only that browser and no other site knows.
 * These forms stand on pages that keep no state as well, which have no token of their own.
 */
final class SwitchToken {

    private SwitchToken() {}

    /** @param session token of the session, in the cookie that no script reads */
    static String of(String session) {
        return Sha256.hex("switch " + session);
    }

    static boolean fits(String shown, String session) {
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), of(session).getBytes(StandardCharsets.UTF_8));
    }
}
