package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The gateway's hosted page in a payer's browser: plain forms, answered by where they lead. */
final class CardPage {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;

    CardPage(URI page) {
        this.page = page;
    }

    HttpResponse<String> show() {
        return send(HttpRequest.newBuilder(page).build());
    }

    HttpResponse<String> pay(String cardNumber) {
        return post("", Map.of("number", cardNumber, "expiry", "12/40", "cvv", "123"));
    }

    /** Answers the one-time code of 3-D Secure. */
    HttpResponse<String> confirm(String code) {
        return post("/challenge", Map.of("code", code));
    }

    HttpResponse<String> cancel() {
        return post("/cancel", Map.of());
    }

    private HttpResponse<String> post(String step, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(page + step))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
