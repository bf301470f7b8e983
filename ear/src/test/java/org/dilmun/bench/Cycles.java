package org.dilmun.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import org.dilmun.web.ApiClient;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** Applications over the API, each paid on the page of the simulated gateway, until the case has come to its body. */
final class Cycles {

    private static final String CARD = "number=5555555555554444&expiry=12%2F40&cvv=123";
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Portal portal;
    private final ApiClient client;

    Cycles(Portal portal, ApiClient client) {
        this.portal = portal;
        this.client = client;
    }

    /** One after another, for people in turn. @return microseconds of each */
    Histogram run(List<String> applicants, Duration length) {
        var micros = new Histogram(3);
        long end = System.nanoTime() + length.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            long start = System.nanoTime();
            cycle(applicants.get(i % applicants.size()));
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
        return micros;
    }

    private void cycle(String applicant) {
        var made = client.post(
                "/api/v1/requests",
                "{\"service\":\"id-card-replacement\",\"applicant\":\"" + applicant
                        + "\",\"answers\":{\"reason\":\"lost\",\"happened_on\":\"2026-01-05\",\"delivery\":\"post\"},\"another\":true}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String order = "/api/v1/payment-orders/"
                + ApiClient.json(made).path("payment_order").asText();
        var attempt = client.post(order + "/attempts?lang=en", "");
        assertThat(attempt.statusCode()).as(attempt.body()).isEqualTo(200);
        pay(URI.create(ApiClient.json(attempt).path("url").asText()));
        long limit = System.nanoTime() + PATIENCE;
        while (!ApiClient.json(client.get(order)).path("status").asText().equals("paid")) {
            assertThat(System.nanoTime()).as("paid in time").isLessThan(limit);
            LockSupport.parkNanos(POLL);
        }
    }

    private void pay(URI page) {
        var answer = portal.send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CARD))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }
}
