package org.dilmun.bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on which a person signs in, in a browser that has no cookie yet. */
final class Visit {

    private static final String ADDRESS = "/en/login";
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final Portal portal;
    private final HttpResponse<String> page;

    Visit(Portal portal) {
        this.portal = portal;
        this.page = portal.get(ADDRESS);
    }

    /** @return the cookies that the browser has then, as a header */
    String signIn(String personalNumber, String password) {
        var form = new StringBuilder("login=login&signIn=signIn")
                .append("&personalNumber=")
                .append(personalNumber)
                .append("&password=")
                .append(password);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            form.append('&')
                    .append(hidden.group(1))
                    .append('=')
                    .append(URLEncoder.encode(hidden.group(2), StandardCharsets.UTF_8));
        }
        var answer = portal.send(HttpRequest.newBuilder(portal.at(ADDRESS))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(page))
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return cookies(page) + "; " + cookies(answer);
    }

    private static String cookies(HttpResponse<?> answer) {
        return String.join(
                "; ",
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .toList());
    }
}
