package org.dilmun.web.identity;

import jakarta.faces.context.ExternalContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The cookie of a browser that waits for a code by e-mail: the handle of what waits. */
final class MailCookie {

    private static final GuardedCookie COOKIE = new GuardedCookie("dilmun_mail");

    private MailCookie() {}

    /** @return null: nothing waits in this browser */
    static String read(HttpServletRequest request) {
        return COOKIE.read(request)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .orElse(null);
    }

    static void write(ExternalContext external, String handle) {
        COOKIE.write((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse(), handle);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.remove(request, response);
    }
}
