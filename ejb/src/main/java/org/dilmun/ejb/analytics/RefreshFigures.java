package org.dilmun.ejb.analytics;

import java.time.Duration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.analytics.Figure;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.JobLeases;

/** Computes the figures anew when they are due. Runs on every node; the one that has the lease computes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RefreshFigures {

    private static final System.Logger LOG = System.getLogger(RefreshFigures.class.getName());

    /** A node that dies while it computes holds the others up for that long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    JobLeases leases;

    @Inject
    Figures figures;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "figures")
    public void run() {
        try {
            for (Figure.Pace pace : Figure.Pace.values()) {
                if (leases.take(Figures.JOB, LEASE)) {
                    figures.refresh(pace);
                }
            }
        } catch (RuntimeException e) { // the figures stay what they were, with their time; the next run tries again
            LOG.log(System.Logger.Level.WARNING, "the figures were not computed", e);
        }
    }
}
