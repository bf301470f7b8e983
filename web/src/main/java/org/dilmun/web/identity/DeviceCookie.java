package org.dilmun.web.identity;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.identity.KnownDevice;
import org.dilmun.ejb.identity.Tokens;

/** The cookie by which the browser of an earlier sign-in is known again. It opens nothing, and is read at the next sign-in only. */
final class DeviceCookie {

    private static final GuardedCookie COOKIE = new GuardedCookie("dilmun_device");
    private static final int LONGEST = 100;

    /** As long as a device is remembered. */
    private static final Duration LASTS = KnownDevice.REMEMBERED;

    private DeviceCookie() {}

    /** @return what the browser has kept, or a new one */
    static String mark(HttpServletRequest request) {
        return COOKIE.read(request)
                .filter(kept -> !kept.isBlank() && kept.length() <= LONGEST)
                .orElseGet(Tokens::create);
    }

    /** After a sign-in: whoever has not signed in leaves no trace in the browser. */
    static void keep(HttpServletRequest request, HttpServletResponse response, String mark) {
        COOKIE.keep(request, response, mark, LASTS);
    }
}
