package org.dilmun.ejb.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.domain.register.ImportRun;
import org.dilmun.domain.register.ImportState;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The rejected lines of imports, for as long as somebody may still mend the file by them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Rejections {

    @Inject
    @ConfigProperty(name = "dilmun.import.report-days", defaultValue = "90")
    String days;

    @Inject
    BusinessClock clock;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** Of imports that ended so long ago; those that may go on keep theirs. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget() {
        Instant limit = clock.instant().minus(Duration.ofDays(Long.parseLong(days)));
        em.createQuery(
                        "select r from ImportRun r where r.state in :ended and r.changedAt < :limit and r.reportKept = true",
                        ImportRun.class)
                .setParameter("ended", Set.of(ImportState.DONE, ImportState.FILE_CHANGED))
                .setParameter("limit", limit)
                .getResultList()
                .forEach(this::forget);
    }

    private void forget(ImportRun run) {
        em.createQuery("delete from RejectedCell c where c.runId = :run")
                .setParameter("run", run.id())
                .executeUpdate();
        run.forgetReport();
    }
}
