package org.dilmun.ejb.identity.openid;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** Publishes the next keys of the provider in time. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RenewSigningKeys implements Job {

    @Inject
    Jobs jobs;

    @Inject
    SigningKeys keys;

    @Schedule(hour = "3", minute = "20", persistent = false, info = "keys of ID tokens")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        keys.keepFresh();
    }

    @Override
    public String code() {
        return "openid-keys";
    }
}
