package org.dilmun.web.identity;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.identity.Tokens;

/**
 * The cookie of a browser in which somebody is about to sign in. It holds the handle of the sign-in that waits for its second
 * proof, or else a random mark; what a passkey is asked to sign is bound to either.
 */
final class ProofCookie {

    private static final GuardedCookie COOKIE = new GuardedCookie("dilmun_proof");

    private ProofCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request).filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    /** @return what the browser has, or gets now */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        return read(request).orElseGet(() -> {
            String made = Tokens.create();
            write(request, response, made);
            return made;
        });
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String handle) {
        COOKIE.write(request, response, handle);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.remove(request, response);
    }
}
