package org.dilmun.cluster;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.HdrHistogram.ConcurrentHistogram;

import org.dilmun.web.Portal;

/** The portal behind the proxy, with a count of all that is asked of it and how long that took. */
final class Meter extends Portal {

    private volatile ConcurrentHistogram micros = new ConcurrentHistogram(3);
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lostSessions = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();

    /**
     * What happened since the last one.
     *
     * @param failures of answers 500 and above and of connections that broke, with what was asked
     * @param lostSessions how often somebody had to sign in again
     * @param askedAgain how often somebody had to open a form again
     */
    record Reading(
            long requests,
            List<String> failures,
            int lostSessions,
            int askedAgain,
            double medianMillis,
            double p99Millis,
            double slowestMillis) {

        @Override
        public String toString() {
            return "%d requests, %d failed, %d sessions lost, %d forms opened again, median %.0f ms, p99 %.0f ms, slowest %.0f ms"
                    .formatted(
                            requests,
                            failures.size(),
                            lostSessions,
                            askedAgain,
                            medianMillis,
                            p99Millis,
                            slowestMillis);
        }
    }

    Meter(int port) {
        super(port);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reader) {
        long start = System.nanoTime();
        String asked = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<T> answer = super.send(request, reader);
            if (answer.statusCode() >= 500) {
                failures.add(asked + " " + answer.statusCode());
            }
            return answer;
        } catch (UncheckedIOException broken) {
            failures.add(asked + " " + broken.getCause());
            throw broken;
        } finally {
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
    }

    void sessionLost() {
        lostSessions.incrementAndGet();
    }

    void askedAgain() {
        askedAgain.incrementAndGet();
    }

    /** Begins to count anew. @return what was counted before */
    Reading read() {
        var read = micros;
        micros = new ConcurrentHistogram(3);
        var failed = List.copyOf(failures);
        failures.clear();
        return new Reading(
                read.getTotalCount(),
                failed,
                lostSessions.getAndSet(0),
                askedAgain.getAndSet(0),
                read.getValueAtPercentile(50) / 1_000.0,
                read.getValueAtPercentile(99) / 1_000.0,
                read.getMaxValue() / 1_000.0);
    }
}
