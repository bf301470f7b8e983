package org.dilmun.ejb.persistence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Runs jobs on the node that has the lease, and notes how they went. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Jobs {

    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

    @Inject
    JobLeases leases;

    /** How a run went. */
    public enum Outcome {
        DONE,
        FAILED,
        /** Another node has the lease. */
        ELSEWHERE
    }

    public Outcome run(Job job) {
        if (!leases.take(job.code(), job.lease())) {
            return Outcome.ELSEWHERE;
        }
        try {
            job.work();
        } catch (RuntimeException e) { // its timer comes again; until then the operator sees it
            note(job, e);
            return Outcome.FAILED;
        }
        if (leases.ended(job.code())) {
            LOG.log(System.Logger.Level.INFO, "job " + job.code() + " is well again");
        }
        return Outcome.DONE;
    }

    /** The same failure is told once and not at every run; what cannot even be noted is told. */
    private void note(Job job, RuntimeException failure) {
        boolean news = true;
        try {
            news = leases.failed(job.code(), String.valueOf(root(failure)));
        } finally {
            LOG.log(
                    news ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                    "job " + job.code() + " failed",
                    failure);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
