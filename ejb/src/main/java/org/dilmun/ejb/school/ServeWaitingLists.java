package org.dilmun.ejb.school;

import java.time.Duration;
import java.util.List;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.school.NoSeatLeft;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.Jobs;

/**
 * Gives seats that have become free, by a withdrawal, a refusal, a time that has run out, a pupil who has left or a class that has grown,
 * to who is next in line. Runs on every node; the one that has the lease does it. Each case is one transaction, so a node that dies
 * meanwhile leaves nothing half done, and the next run goes on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ServeWaitingLists implements Job {

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    WaitingLists lists;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "waiting lists of schools")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        List<Long> next = lists.next();
        boolean served = true;
        while (served && !next.isEmpty() && leases.take(code(), lease())) {
            served = false;
            for (long request : next) {
                served |= serve(request);
            }
            next = lists.next();
        }
    }

    private boolean serve(long request) {
        try {
            return lists.serve(request);
        } catch (NoSeatLeft quicker) { // the seat went to somebody else since it was seen; the line stays as it is
            return false;
        }
    }

    @Override
    public String code() {
        return "school-waiting-lists";
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
