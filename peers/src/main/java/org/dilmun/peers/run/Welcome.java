package org.dilmun.peers.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What whoever starts a demonstration is told when it is ready: the address, and the accounts that its sign-in page lists. */
final class Welcome {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final Pattern ACCOUNT = Pattern.compile(
            "<li><span class=\"grow\"><strong><bdi>([^<]+)</bdi></strong><span class=\"small muted\">([^<]+)</span></span>"
                    + ".*?<bdi class=\"ref\" dir=\"ltr\">([^<]+)</bdi>.*?<bdi class=\"ref\" dir=\"ltr\">([^<]+)</bdi>",
            Pattern.DOTALL);

    private final URI platform;
    private final String gateways;
    private final String box;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** @param box where e-mail can be read */
    Welcome(URI platform, String gateways, String box) {
        this.platform = platform;
        this.gateways = gateways;
        this.box = box;
    }

    /** Returns too when the process has ended without ever being ready. */
    void awaitAndPrint(Process process) throws InterruptedException {
        while (process.isAlive()) {
            if (get("/health/ready").contains("\"dilmun\"") && !get("/en").isEmpty()) {
                System.out.println(text(get("/en/login")));
                return;
            }
            process.waitFor(1, TimeUnit.SECONDS);
        }
    }

    String text(String signInPage) {
        var text = new StringBuilder("\nDilmun is ready: ").append(platform);
        text.append("\nSimulated payment gateways (cards, wallet, bank): ").append(gateways);
        text.append("\nSimulated post box, with the e-mail of the platform: ").append(box);
        text.append("\nDemonstration accounts (invented people) for ").append(platform.resolve("/en/login"));
        var account = ACCOUNT.matcher(signInPage);
        while (account.find()) {
            text.append("\n  %s  %s  %s, %s"
                    .formatted(account.group(3), account.group(4), account.group(1), account.group(2)));
        }
        return text.append("\nCtrl+C ends all of it.\n").toString();
    }

    /** @return empty unless it is there */
    private String get(String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(platform.resolve(path))
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == OK ? response.body() : "";
        } catch (IOException notYet) {
            return "";
        }
    }
}
