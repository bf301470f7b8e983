package org.dilmun.web.identity.openid;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.identity.Tokens;
import org.dilmun.web.identity.GuardedCookie;

/** Knows a browser again that brought a request to sign in, so that nobody makes another person go on with theirs. */
final class BrowserMark {

    private static final GuardedCookie COOKIE = new GuardedCookie("dilmun_sign_in");

    private BrowserMark() {}

    static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request).filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    /** @return the mark that the browser has, or gets: several requests to sign in may wait in it */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        return read(request).orElseGet(() -> {
            String made = Tokens.create();
            COOKIE.write(request, response, made);
            return made;
        });
    }
}
