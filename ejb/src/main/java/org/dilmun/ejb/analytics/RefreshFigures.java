package org.dilmun.ejb.analytics;

import java.time.Duration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.analytics.Figure;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.Jobs;

/** Computes the figures anew when they are due. Runs on every node; the one that has the lease computes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RefreshFigures implements Job {

    /** A node that dies while it computes holds the others up for that long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    Figures figures;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "figures")
    void run() {
        jobs.run(this);
    }

    /** What fails stays what it was, with its time. */
    @Override
    public void work() {
        for (Figure.Pace pace : Figure.Pace.values()) {
            if (leases.take(Figures.JOB, LEASE)) {
                figures.refresh(pace);
            }
        }
    }

    @Override
    public String code() {
        return Figures.JOB;
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
