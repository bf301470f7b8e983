package org.dilmun.ejb.studio;

import java.time.Duration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** Publishes what was approved for later. Runs on every node; the one that has the lease publishes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class PublishDrafts implements Job {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofSeconds(5);

    @Inject
    Jobs jobs;

    @Inject
    DuePublications due;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "services approved for later")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        due.list().forEach(due::publish);
    }

    @Override
    public String code() {
        return DuePublications.JOB;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }
}
