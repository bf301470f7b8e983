package org.dilmun.ejb.persistence;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A real deadlock of two transactions; the container's part is played by the transactions of {@link TestDatabase}. */
@OnDatabase
class AgainAfterDeadlockTest {

    private final TestDatabase database = new TestDatabase();
    private final AgainAfterDeadlock interceptor = new AgainAfterDeadlock();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch bothHoldOne = new CountDownLatch(2);

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    AgainAfterDeadlockTest() {
        interceptor.transactions = (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                AgainAfterDeadlockTest.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getTransactionStatus") ? Status.STATUS_ACTIVE : null);
        interceptor.own = new OwnTransaction() {
            @Override
            public Object carryOut(InvocationContext call) {
                begun.incrementAndGet();
                return database.inTransaction(() -> {
                    try {
                        return call.proceed();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
            }
        };
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static InvocationContext call(Callable<?> work) {
        return (InvocationContext) Proxy.newProxyInstance(
                AgainAfterDeadlockTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> method.getName().equals("proceed") ? work.call() : null);
    }

    private Object signBoth(String letter, String first, String second) throws Exception {
        sign(letter, first);
        bothHoldOne.countDown();
        bothHoldOne.await();
        sign(letter, second);
        return null;
    }

    private void sign(String letter, String job) {
        database.entityManager()
                .createNativeQuery("update job_lease set last_failure = concat(coalesce(last_failure, ''), ?1)"
                        + " where job_name = ?2")
                .setParameter(1, letter)
                .setParameter(2, job)
                .executeUpdate();
    }

    private String signatures(String job) {
        return database.inTransaction(() -> (String) database.entityManager()
                .createNativeQuery("select last_failure from job_lease where job_name = ?1")
                .setParameter(1, job)
                .getSingleResult());
    }

    @Test
    void of_two_that_wait_for_each_other_one_is_given_up_and_done_again_whole() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        List<Future<Object>> both = threads.invokeAll(List.of(
                () -> interceptor.carryOut(call(() -> signBoth("a", "figures", "old-usage"))),
                () -> interceptor.carryOut(call(() -> signBoth("b", "old-usage", "figures")))));
        threads.shutdown();
        for (Future<Object> one : both) {
            one.get();
        }

        assertThat(begun).hasValue(3);
        assertThat(List.of(signatures("figures"), signatures("old-usage"))).allMatch(List.of("ab", "ba")::contains);
    }

    @Test
    void what_deadlocks_again_and_again_fails_in_the_end_as_it_failed() {
        var deadlock = new PersistenceException(new SQLException("Deadlock found", "40001", 1213));
        assertThatThrownBy(() -> interceptor.carryOut(call(() -> {
                    throw deadlock;
                })))
                .isSameAs(deadlock);
        assertThat(begun).hasValue(5);
    }

    @Test
    void any_other_failure_is_none_to_be_tried_again() {
        var duplicate = new PersistenceException(new SQLException("Duplicate entry", "23000", 1062));
        assertThatThrownBy(() -> interceptor.carryOut(call(() -> {
                    throw duplicate;
                })))
                .isSameAs(duplicate);
        assertThat(begun).hasValue(1);
    }
}
