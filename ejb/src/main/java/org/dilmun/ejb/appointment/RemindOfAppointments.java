package org.dilmun.ejb.appointment;

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
import org.dilmun.ejb.persistence.Jobs;

/** Reminds applicants the day before they are expected. Runs on every node; the one that has the lease reminds. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RemindOfAppointments implements Job {

    private static final int AT_ONCE = 200;

    @Inject
    Jobs jobs;

    @Inject
    Reminders reminders;

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "reminders of appointments")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        List<Reminders.Due> due = reminders.list(AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(reminders::remind);
            due = reminders.list(AT_ONCE);
        }
    }

    @Override
    public String code() {
        return "appointment-reminders";
    }

    @Override
    public Duration pace() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(5);
    }
}
