package org.dilmun.ejb.register;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** Deletes each night the rejected lines of imports that ended long ago. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ForgetRejections implements Job {

    @Inject
    Jobs jobs;

    @Inject
    Rejections rejections;

    @Schedule(hour = "2", minute = "50", persistent = false, info = "rejected lines of imports")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        rejections.forget();
    }

    @Override
    public String code() {
        return "import-rejections";
    }
}
