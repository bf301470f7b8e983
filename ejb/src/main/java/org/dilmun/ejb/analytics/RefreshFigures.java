package org.dilmun.ejb.analytics;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;

/** Computes the figures anew when they are due. Runs on every node; the one that claims them computes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class RefreshFigures {

    private static final System.Logger LOG = System.getLogger(RefreshFigures.class.getName());

    @Inject
    Figures figures;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "figures")
    public void run() {
        try {
            figures.claim().ifPresent(figures::refresh);
        } catch (RuntimeException e) { // the figures stay what they were, with their time; the next run tries again
            LOG.log(System.Logger.Level.WARNING, "the figures were not computed", e);
        }
    }
}
