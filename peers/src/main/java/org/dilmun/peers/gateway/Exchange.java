package org.dilmun.peers.gateway;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One HTTP request and its answer. */
final class Exchange {

    private static final int LONGEST_BODY = 64 * 1024;

    private final HttpExchange http;
    private byte[] body;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    String method() {
        return http.getRequestMethod();
    }

    /** The path as sent, without its query. */
    String path() {
        return http.getRequestURI().getRawPath();
    }

    /** @return the header's value; the empty string if it is absent */
    String header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** @throws Refusal if it is longer than any that the gateway has use for */
    byte[] body() throws IOException {
        if (body == null) {
            body = http.getRequestBody().readNBytes(LONGEST_BODY + 1);
        }
        if (body.length > LONGEST_BODY) {
            throw Refusal.tooLarge();
        }
        return body;
    }

    /** @throws Refusal if the body is not JSON of this type */
    <T> T body(Class<T> type) throws IOException {
        byte[] json = body();
        try {
            return Optional.ofNullable(Json.read(json, type)).orElseThrow(Refusal::invalidBody);
        } catch (IOException e) {
            throw Refusal.invalidBody();
        }
    }

    Map<String, String> form() throws IOException {
        return pairs(new String(body(), UTF_8));
    }

    Map<String, String> query() {
        return pairs(Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse(""));
    }

    void json(int status, Object view) throws IOException {
        answer(status, "application/json", Json.write(view));
    }

    /** @param formTarget origin, besides the gateway's own, that an answer to a form of the page may lead to */
    void html(int status, String page, String formTarget) throws IOException {
        http.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self' " + formTarget
                                + "; base-uri 'none'; frame-ancestors 'none'");
        http.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        answer(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    void redirect(String location) throws IOException {
        http.getResponseHeaders().set("Location", location);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.sendResponseHeaders(303, -1);
    }

    void answer(int status, String type, byte[] content) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        http.sendResponseHeaders(status, content.length);
        http.getResponseBody().write(content);
    }

    private static Map<String, String> pairs(String encoded) {
        return Stream.of(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (first, second) -> first));
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody();
        }
    }
}
