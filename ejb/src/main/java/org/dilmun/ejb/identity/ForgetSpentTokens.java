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

/** Deletes each night the tokens and answers that nobody asks for again, sessions and looks at eKeys that are over, and old records of sign-ins. Runs on every node; the one that has the lease deletes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class ForgetSpentTokens implements Job {

    @Inject
    Jobs jobs;

    @Inject
    SpentTokens spent;

    @Inject
    SignInRecords signIns;

    @Inject
    EKeyDesk desk;

    @Schedule(hour = "2", minute = "40", persistent = false, info = "expired tokens and idempotency keys")
    void run() {
        jobs.run(this);
    }

    @Override
    public void work() {
        spent.forget();
        signIns.forget();
        desk.forget();
    }

    @Override
    public String code() {
        return "spent-tokens";
    }
}
