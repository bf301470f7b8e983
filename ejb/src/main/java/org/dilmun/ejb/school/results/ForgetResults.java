package org.dilmun.ejb.school.results;

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

/** Deletes each night the results that the country keeps no longer, a part in each transaction: what a node leaves the next night takes up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ForgetResults implements Job {

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    OldResults results;

    @Schedule(hour = "3", minute = "30", persistent = false, info = "old exam results")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        for (long sheet : results.due()) {
            boolean left = true;
            while (left && leases.take(code(), lease())) {
                left = results.forget(sheet);
            }
        }
    }

    @Override
    public String code() {
        return "old-results";
    }
}
