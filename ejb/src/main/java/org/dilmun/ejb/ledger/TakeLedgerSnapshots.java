package org.dilmun.ejb.ledger;

import java.time.Duration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.Jobs;

/** Closes each day in the books soon after it has ended, one transaction a day. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class TakeLedgerSnapshots implements Job {

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    LedgerSnapshots snapshots;

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false, info = "snapshots of the ledger")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        boolean taken = false;
        while (leases.take(code(), lease()) && snapshots.takeNext()) {
            taken = true;
        }
        if (taken) {
            snapshots.check();
        }
    }

    @Override
    public String code() {
        return LedgerSnapshots.JOB;
    }

    @Override
    public Duration pace() {
        return Duration.ofMinutes(1);
    }
}
