package org.dilmun.cluster;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.dilmun.ejb.bulk.BulkData;
import org.dilmun.web.ApiClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The system of a counter that applies for people. What is not answered it sends again under the same key, until it is: so
 * each application is acknowledged in the end, and none may be there twice.
 */
final class CounterSystem {

    private final Meter portal;
    private final List<String> applicants;
    private final String token;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong lastAcknowledged = new AtomicLong(System.nanoTime());
    private final AtomicLong longestStop = new AtomicLong();

    private String key = UUID.randomUUID().toString();
    private String body;

    CounterSystem(Meter portal, List<String> applicants) {
        this.portal = portal;
        this.applicants = applicants;
        String pair = Base64.getEncoder()
                .encodeToString((BulkData.CLIENT + ":" + BulkData.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var answer = portal.send(HttpRequest.newBuilder(portal.at("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + pair)
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        token = ApiClient.json(answer).path("access_token").asText();
        turnTo();
    }

    private void turnTo() {
        key = UUID.randomUUID().toString();
        body = "{\"service\":\"id-card-replacement\",\"applicant\":\""
                + applicants.get(next.getAndIncrement() % applicants.size())
                + "\",\"answers\":{\"reason\":\"lost\",\"happened_on\":\"2026-01-05\",\"delivery\":\"post\"},\"another\":true}";
    }

    /** Sends the application that is at hand. */
    void work() {
        HttpResponse<String> answer;
        try {
            answer = portal.send(HttpRequest.newBuilder(portal.at("/api/v1/requests"))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(body))
                    .build());
        } catch (UncheckedIOException broken) { // counted there; the same key comes again
            return;
        }
        if (answer.statusCode() >= 500) {
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        acknowledged.add(ApiClient.json(answer).path("reference").asText());
        long now = System.nanoTime();
        longestStop.accumulateAndGet(now - lastAcknowledged.getAndSet(now), Math::max);
        turnTo();
    }

    /** @return references in the order in which they were told */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** @return the longest time from one acknowledged write to the next since this was asked last */
    Duration longestStop() {
        lastAcknowledged.set(System.nanoTime());
        return Duration.ofNanos(longestStop.getAndSet(0));
    }
}
