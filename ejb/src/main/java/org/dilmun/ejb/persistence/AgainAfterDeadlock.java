package org.dilmun.ejb.persistence;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Carries a business method out again, from before its transaction, if the database gave that transaction up for another:
 * a deadlock, and with Galera a write that another server had committed first. After that error nothing of a transaction
 * can be saved, so nobody inside of it may go on; only who stands outside can begin anew.
 *
 * <p>The container has begun a transaction when a bean's interceptors are asked. That one stays empty: the work is done in
 * one of its own ({@link OwnTransaction}), marked, so that the beans which are called in it know that somebody outside
 * watches. Every bean whose transactions the container begins has this interceptor; with one that has not, what it calls
 * would be a transaction apart.
 */
public class AgainAfterDeadlock {

    static final String MARK = AgainAfterDeadlock.class.getName();

    private static final System.Logger LOG = System.getLogger(AgainAfterDeadlock.class.getName());
    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 40;
    private static final String SERIALIZATION_FAILURE = "40001";

    /** Waited too long for a lock: a driver may call it a serialization failure too, but once more is no remedy. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @Inject
    OwnTransaction own;

    @AroundInvoke
    public Object carryOut(InvocationContext call) throws Exception {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE || transactions.getResource(MARK) != null) {
            return call.proceed();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return own.carryOut(call);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !isDeadlock(failed)) {
                    throw plain(failed);
                }
                LOG.log(System.Logger.Level.INFO, "{0} begins again after a deadlock", call.getMethod());
                pause(attempt);
            }
        }
    }

    /** A run of a timer is not repeated: the next one is never far. */
    @AroundTimeout
    public Object pass(InvocationContext timeout) throws Exception {
        mark(transactions);
        return timeout.proceed();
    }

    /** Nor is a start. */
    @PostConstruct
    public void start(InvocationContext construction) throws Exception {
        mark(transactions);
        construction.proceed();
    }

    static void mark(TransactionSynchronizationRegistry transactions) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.putResource(MARK, true);
        }
    }

    /** Whether the database gave a transaction up for another, so that it is begun again from outside. */
    public static boolean isDeadlock(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && SERIALIZATION_FAILURE.equals(sql.getSQLState())
                    && sql.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                return true;
            }
        }
        return false;
    }

    /** As the bean itself threw it: the container wraps it once more. */
    private static RuntimeException plain(RuntimeException failed) {
        return failed instanceof EJBException && failed.getCause() instanceof RuntimeException thrown ? thrown : failed;
    }

    /** Who lost at the same moment should not meet again at the same moment. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, attempt * LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
