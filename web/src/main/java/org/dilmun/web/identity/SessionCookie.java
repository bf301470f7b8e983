package org.dilmun.web.identity;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The cookie that holds the token of a sign-in. */
public final class SessionCookie {

    private static final GuardedCookie COOKIE = new GuardedCookie("dilmun_session");

    private SessionCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request);
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        COOKIE.write(request, response, token);
    }

    public static void remove(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.remove(request, response);
    }
}
