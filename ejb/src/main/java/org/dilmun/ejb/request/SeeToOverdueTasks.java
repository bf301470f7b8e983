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

/** Reminds, escalates and decides where the time of a step is up. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class SeeToOverdueTasks implements Job {

    private static final int STRETCH = 100;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    OverdueTasks overdue;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "overdue tasks")
    void run() {
        jobs.run(this);
    }

    /** Each task by itself: a case that cannot be decided holds up none behind it, and is tried again at the next run. */
    @Override
    public void work() {
        RuntimeException failure = null;
        WatchedTask last = WatchedTask.START;
        while (last != null && leases.take(code(), lease())) {
            List<WatchedTask> stretch = overdue.list(last, STRETCH);
            for (WatchedTask task : stretch) {
                try {
                    overdue.seeTo(task);
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            last = stretch.size() < STRETCH ? null : stretch.get(STRETCH - 1);
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String code() {
        return "overdue-tasks";
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }
}
