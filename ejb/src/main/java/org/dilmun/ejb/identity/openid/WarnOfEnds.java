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

/** Warns each morning of secrets and keys of relying parties that end. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class WarnOfEnds implements Job {

    @Inject
    Jobs jobs;

    @Inject
    RelyingPartyEnds ends;

    @Schedule(hour = "6", minute = "10", persistent = false, info = "relying parties: secrets and keys that end")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        ends.warn();
    }

    @Override
    public String code() {
        return "relying-party-ends";
    }
}
