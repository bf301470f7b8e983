package org.dilmun.ejb.audit;

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

/** Seals the audit trail, block by block. Runs on every node; the one that has the lease seals. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class SealAudit implements Job {

    /** A node that dies while it seals holds the others up for that long. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_BLOCKS = 100;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    AuditSealing sealing;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "audit sealing")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        boolean more = true;
        for (int block = 0; more && block < MOST_BLOCKS; block++) {
            more = leases.take(AuditSealing.JOB, LEASE) && sealing.sealNext();
        }
    }

    @Override
    public String code() {
        return AuditSealing.JOB;
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
        return LEASE;
    }
}
