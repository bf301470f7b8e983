package org.dilmun.ejb.analytics;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** Forgets each night what people wrote long ago. Runs on every node; the one that has the lease forgets. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ForgetOldUsage implements Job {

    @Inject
    Jobs jobs;

    @Inject
    OldUsage old;

    @Schedule(hour = "3", minute = "10", persistent = false, info = "old words of searches and feedback")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        old.forget();
    }

    @Override
    public String code() {
        return OldUsage.JOB;
    }
}
