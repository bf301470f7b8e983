package org.dilmun.ejb.succession;

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

/**
 * Carries out the changes of bodies whose day has begun, and hands the open cases of a body that ended on, one by one. Killed anywhere, it
 * goes on at its next run; a case that is opened with the old body meanwhile is found by a later one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class CarryOutBodyChanges implements Job {

    /** Longer than a node can go on with what it read before, or a transaction can last. */
    static final Duration SETTLED_AFTER = Duration.ofHours(1);

    private static final int STRETCH = 100;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    BodyChangeWork changes;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "changes of bodies")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        changes.due().forEach(changes::carryOut);
        changes.unsettled().forEach(this::handOn);
    }

    private void handOn(long change) {
        List<Long> left = changes.left(change, STRETCH);
        while (!left.isEmpty() && leases.take(code(), lease())) {
            left.forEach(request -> changes.handOn(change, request));
            left = changes.left(change, STRETCH);
        }
        if (left.isEmpty()) {
            changes.settle(change);
        }
    }

    @Override
    public String code() {
        return BodyChangeWork.JOB;
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
