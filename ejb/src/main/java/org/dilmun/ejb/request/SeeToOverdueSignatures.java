package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.List;

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

/** Reminds and rejects where people have not signed in time. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class SeeToOverdueSignatures implements Job {

    private static final int STRETCH = 100;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    OverdueSignatures overdue;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false, info = "overdue signatures")
    void run() {
        jobs.run(this);
    }

    /** Each case by itself: one that cannot be moved holds up none behind it, and is tried again at the next run. */
    @Override
    public void work() {
        RuntimeException failure = null;
        long last = 0;
        boolean more = true;
        while (more && leases.take(code(), lease())) {
            List<Long> stretch = overdue.list(last, STRETCH);
            for (long requestId : stretch) {
                try {
                    overdue.seeTo(requestId);
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
                last = requestId;
            }
            more = stretch.size() == STRETCH;
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String code() {
        return "overdue-signatures";
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }
}
