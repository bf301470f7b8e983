package org.dilmun.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a fixed rate, whatever becomes of those before. The time of each counts from the moment at which it
 * was due: an answer that comes late makes nobody behind it look early. Who cannot keep up gets twice the time and no more.
 */
final class OpenLoop {

    /** More wait in line here, and their time runs. */
    private static final int MOST_UNDER_WAY = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * What became of them.
     *
     * @param micros from due to answered, in microseconds
     * @param failed those that were not answered with a status of success
     * @param perSecond answered requests
     */
    record Outcome(Histogram micros, long failed, double perSecond) {

        /** @param percentile 0 to 100 */
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** @param request of the given number, counted from 0 */
    Outcome run(double perSecond, Duration length, LongFunction<HttpRequest> request) {
        long count = Math.round(perSecond * length.toNanos() / TimeUnit.SECONDS.toNanos(1));
        long gap = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
        var micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
        var failed = new AtomicLong();
        var underWay = new Semaphore(MOST_UNDER_WAY);
        long start = System.nanoTime();
        long end = start + 2 * length.toNanos();
        long sent = 0;
        for (; sent < count && System.nanoTime() < end; sent++) {
            long due = start + sent * gap;
            waitUntil(due);
            underWay.acquireUninterruptibly();
            var unused = client.sendAsync(request.apply(sent), BodyHandlers.discarding())
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .whenComplete((answer, failure) -> {
                        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                        if (failure != null || answer.statusCode() / 100 != 2) {
                            failed.incrementAndGet();
                        }
                        underWay.release();
                    });
        }
        underWay.acquireUninterruptibly(MOST_UNDER_WAY);
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Outcome(micros, failed.get(), sent / seconds);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
