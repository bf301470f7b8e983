package org.dilmun.ejb.identity.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.dilmun.domain.kernel.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Sign-ins that are tried at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** @return of each {@code in}, or the name of its refusal */
    public static List<String> outcomes(List<Callable<String>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        var ready = new CountDownLatch(calls.size());
        try {
            var answers = new ArrayList<Future<String>>();
            for (Callable<String> call : calls) {
                answers.add(threads.submit(() -> outcome(call, ready)));
            }
            var outcomes = new ArrayList<String>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String outcome(Callable<String> call, CountDownLatch ready) throws Exception {
        ready.countDown();
        ready.await();
        try {
            call.call();
            return "in";
        } catch (Problem refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
