package org.dilmun.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.dilmun.web.Micro.Platform;

/** Somebody at the running platform: nobody known, or signed in through the page as one of the demonstration's people. */
public final class Visitor {

    private static final String PASSWORD = "Dilmun-demo-2026";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final Platform platform;
    private final String cookie;

    private Visitor(Platform platform, String cookie) {
        this.platform = platform;
        this.cookie = cookie;
    }

    public static Visitor unknown(Platform platform) {
        return new Visitor(platform, "");
    }

    public static Visitor signedIn(Platform platform, String personalNumber) {
        var form = platform.get("/en/login");
        Matcher state = VIEW_STATE.matcher(form.body());
        if (!state.find()) {
            throw new IllegalStateException("the page has no form to sign in");
        }
        String body = "login=login&signIn=&personalNumber=" + encoded(personalNumber) + "&password=" + PASSWORD
                + "&jakarta.faces.ViewState=" + encoded(state.group(1));
        var answer = platform.send(HttpRequest.newBuilder(platform.at("/en/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(form))
                .POST(BodyPublishers.ofString(body))
                .build());
        String cookies = cookies(answer);
        if (!cookies.contains("dilmun_session=")) {
            throw new IllegalStateException(personalNumber + " cannot sign in: " + answer.statusCode());
        }
        return new Visitor(platform, cookies);
    }

    /** @return {@code name=value} of the eKey session; empty for nobody */
    public String cookie() {
        return cookie;
    }

    public HttpResponse<String> get(String path) {
        return cookie.isEmpty() ? platform.get(path) : platform.get(path, "Cookie", cookie);
    }

    /** Sends an empty JSON object. */
    public HttpResponse<String> send(String method, String path) {
        var request = HttpRequest.newBuilder(platform.at(path)).header("Content-Type", "application/json");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return platform.send(
                request.method(method, BodyPublishers.ofString("{}")).build());
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
