package org.dilmun.ejb.appointment;

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

/** Reminds and rejects where nobody has booked an appointment in time. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class SeeToOverdueBookings implements Job {

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    OverdueBookings overdue;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false, info = "overdue bookings")
    void run() {
        jobs.run(this);
    }

    /** Each case by itself: one that cannot be moved holds up none behind it, and is tried again at the next run. */
    @Override
    public void work() {
        Stretches.each(
                0L, () -> leases.take(code(), lease()), last -> overdue.list(last, Stretches.SIZE), overdue::seeTo);
    }

    @Override
    public String code() {
        return "overdue-bookings";
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
