package org.dilmun.ejb.request;

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

/** Forgets each night the drafts that nobody has gone on with. Runs on every node; the one that has the lease forgets. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ForgetDrafts implements Job {

    private static final int AT_ONCE = 500;

    @Inject
    Jobs jobs;

    @Inject
    OldDrafts old;

    @Schedule(hour = "3", minute = "20", persistent = false, info = "drafts that nobody goes on with")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        List<Long> due = old.due(AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(old::forget);
            due = old.due(AT_ONCE);
        }
        List<Long> journeys = old.dueJourneys(AT_ONCE);
        while (!journeys.isEmpty()) {
            journeys.forEach(old::forgetJourney);
            journeys = old.dueJourneys(AT_ONCE);
        }
    }

    @Override
    public String code() {
        return "old-drafts";
    }
}
