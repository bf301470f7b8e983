package org.dilmun.peers.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Tells the merchant what happened: at least once, again with back-off until it is received or given up. */
final class Webhooks {

    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Book book;
    private final Signature signature;
    private final Duration retryBase;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    Webhooks(Book book, Signature signature, Duration retryBase, ScheduledExecutorService timer, InstantSource clock) {
        this.book = book;
        this.signature = signature;
        this.retryBase = retryBase;
        this.timer = timer;
        this.clock = clock;
    }

    /** Takes up the deliveries that an earlier run left open. */
    void resume() {
        book.listOpenDeliveries().forEach(this::dispatch);
    }

    void dispatch(Delivery delivery) {
        long millis = Duration.between(clock.instant(), delivery.due()).toMillis();
        ScheduledFuture<?> unused = timer.schedule(() -> send(delivery), Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    private void send(Delivery delivery) {
        CompletableFuture<Void> unused = client.sendAsync(signed(delivery), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() / 100 == SUCCESS)
                .thenAccept(received -> settle(delivery, received));
    }

    private HttpRequest signed(Delivery delivery) {
        URI url = URI.create(delivery.url());
        byte[] body = delivery.body().getBytes(UTF_8);
        String timestamp = signature.timestamp();
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(Signature.TIMESTAMP_HEADER, timestamp)
                .header(Signature.HEADER, signature.sign("POST", url.getRawPath(), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private void settle(Delivery delivery, boolean received) {
        Delivery next = received ? delivery.received() : delivery.failed(clock.instant(), retryBase);
        book.record(JournalEntry.of(next));
        if (!next.closed()) {
            dispatch(next);
        } else if (received) {
            LOG.log(INFO, "webhook {0} received at try {1}", next.id(), next.tries());
        } else {
            LOG.log(WARNING, "webhook {0} given up after {1} tries", next.id(), next.tries());
        }
    }
}
