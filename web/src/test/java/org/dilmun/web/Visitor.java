package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Somebody at the running platform: nobody known, or signed in through the page as one of the demonstration's people. */
public final class Visitor {

    private final Portal platform;
    private final String cookie;

    private final Browser walk;

    private Visitor(Portal platform, String cookie, Browser walk) {
        this.platform = platform;
        this.cookie = cookie;
        this.walk = walk;
    }

    public static Visitor unknown(Portal platform) {
        return new Visitor(platform, "", new Browser(platform));
    }

    public static Visitor signedIn(Portal platform, String personalNumber) {
        Browser signedIn = Browser.signedIn(platform, personalNumber);
        return new Visitor(platform, signedIn.session(), signedIn);
    }

    /** @return {@code name=value} of the eKey session; empty for nobody */
    public String cookie() {
        return cookie;
    }

    /** The browser of that visitor, to walk on in. */
    public Browser walk() {
        return walk;
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
