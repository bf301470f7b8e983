package org.dilmun.ejb.operations;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.operations.BackupRun;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The backups that were made and the restores that were tried. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BackupRuns {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    /** Notes what a tool has just done. */
    public void note(BackupRun.Kind kind, boolean succeeded, String note) {
        em.persist(new BackupRun(ids.next(), kind, succeeded, note, clock.instant()));
    }

    public Optional<BackupRun> findLast(BackupRun.Kind kind) {
        return em.createQuery(
                        "select r from BackupRun r where r.kind = :kind order by r.endedAt desc, r.id desc",
                        BackupRun.class)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
