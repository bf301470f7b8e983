package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Somebody at the running platform: nobody known, or signed in through the page as one of the demonstration's people. */
public final class Visitor {

    private final Portal platform;
    private final String cookie;

    private Visitor(Portal platform, String cookie) {
        this.platform = platform;
        this.cookie = cookie;
    }

    public static Visitor unknown(Portal platform) {
        return new Visitor(platform, "");
    }

    public static Visitor signedIn(Portal platform, String personalNumber) {
        return new Visitor(platform, Browser.signedIn(platform, personalNumber).session());
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
}
