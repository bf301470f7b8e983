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
            LOG.log(System.Logger.Level.WARNING, "job " + job.code() + " failed", e);
            leases.failed(job.code(), String.valueOf(root(e)));
            return Outcome.FAILED;
        }
        leases.ended(job.code());
        return Outcome.DONE;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
