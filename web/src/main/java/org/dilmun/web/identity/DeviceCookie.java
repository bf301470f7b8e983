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

    /** @return what the browser has kept, or a new one; from now on it is kept for a year more */
    static String mark(HttpServletRequest request, HttpServletResponse response) {
        String mark = COOKIE.read(request)
                .filter(kept -> !kept.isBlank() && kept.length() <= LONGEST)
                .orElseGet(Tokens::create);
        COOKIE.keep(request, response, mark, LASTS);
        return mark;
    }
}
