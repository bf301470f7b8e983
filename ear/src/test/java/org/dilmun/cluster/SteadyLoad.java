package org.dilmun.cluster;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever uses the platform at work, each again and again with a pause, until it is closed. */
public final class SteadyLoad implements AutoCloseable {

    private final ScheduledExecutorService threads;
    private final ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
    private final Phaser rounds = new Phaser(1);

    public SteadyLoad(List<Runnable> workers) {
        threads = Executors.newScheduledThreadPool(workers.size());
        int start = 0;
        for (Runnable worker : workers) {
            var unused = threads.scheduleWithFixedDelay(() -> watched(worker), start, 400, TimeUnit.MILLISECONDS);
            start += 100;
        }
    }

    private void watched(Runnable worker) {
        try {
            worker.run();
        } catch (RuntimeException | AssertionError e) {
            wrong.add(e);
        }
        rounds.arrive();
    }

    /** Waits until so many pieces of work are done. */
    public void awaitWork(int pieces) {
        for (int i = 0; i < pieces; i++) {
            rounds.awaitAdvance(rounds.getPhase());
        }
    }

    /** Ends the load; whatever did not hold on the way comes out here. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(wrong).isEmpty();
    }
}
