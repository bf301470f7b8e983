package org.dilmun.ejb.request;

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
import org.dilmun.ejb.persistence.Stretches;

/** Reminds, escalates and decides where the time of a step is up. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class SeeToOverdueTasks implements Job {

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
        Stretches.each(
                WatchedTask.START,
                () -> leases.take(code(), lease()),
                last -> overdue.list(last, Stretches.SIZE),
                overdue::seeTo);
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
