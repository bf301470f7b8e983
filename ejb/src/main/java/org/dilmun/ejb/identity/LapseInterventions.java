package org.dilmun.ejb.identity;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** Ends what was to be done to eKeys and nobody has confirmed in time. Runs on every node; the one that has the lease does it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class LapseInterventions implements Job {

    @Inject
    Jobs jobs;

    @Inject
    Interventions interventions;

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "eKeys: proposals that nobody has confirmed")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        interventions.overdue().forEach(interventions::lapse);
    }

    @Override
    public String code() {
        return "ekey-interventions";
    }
}
