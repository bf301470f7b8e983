package org.dilmun.ejb.receipt;

import java.time.Duration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.Jobs;

/** Gives receipts to what has been paid, order by order. Runs on every node; the one that has the lease counts. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class NumberReceipts implements Job {

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    ReceiptNumbering numbering;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "receipts of paid orders")
    void run() {
        jobs.run(this);
    }

    /** An order that cannot get its receipts keeps no other waiting; the operator hears of the first one. */
    @Override
    public void work() {
        RuntimeException first = null;
        for (long order : numbering.due()) {
            if (!leases.take(code(), lease())) {
                break;
            }
            try {
                numbering.number(order);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public String code() {
        return ReceiptNumbering.JOB;
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(30);
    }
}
