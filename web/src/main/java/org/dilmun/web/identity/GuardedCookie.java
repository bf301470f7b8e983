package org.dilmun.web.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A cookie out of reach of scripts, of other sites and, behind TLS, of the open wire.
 *
 * @param name of the cookie
 */
public record GuardedCookie(String name) {

    public Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    public void write(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addCookie(cookie(request, value, -1));
    }

    /** Writes one that outlasts the browser's session. */
    public void keep(HttpServletRequest request, HttpServletResponse response, String value, Duration lasts) {
        response.addCookie(cookie(request, value, Math.toIntExact(lasts.toSeconds())));
    }

    public void remove(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private Cookie cookie(HttpServletRequest request, String value, int maxAge) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(maxAge);
        return cookie;
    }
}
