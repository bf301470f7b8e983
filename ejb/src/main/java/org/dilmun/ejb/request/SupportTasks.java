package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.SupportTask;
import org.dilmun.domain.request.SupportTask.Failure;
import org.dilmun.domain.request.SupportTask.Occurrence;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What services failed of, for those who keep the platform running. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SupportTasks {

    private static final System.Logger LOG = System.getLogger(SupportTasks.class.getName());

    private static final String OPEN =
            "select t from SupportTask t where t.mendedAt is null and t.serviceCode = :service";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    /** Sends what was written so far to the database, which may refuse it; part of the transaction of the work. */
    public void send() {
        em.flush();
    }

    /**
     * Notes a failure in a transaction of its own: that of the work is lost.
     *
     * @return what whoever called is told
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ServiceFailed told(Failure failure, Exception cause) {
        LOG.log(
                System.Logger.Level.ERROR,
                failure.service() + " failed: " + failure.operation() + " of " + failure.reference(),
                cause);
        var occurrence = new Occurrence(caller.number(), caller.actor().recorded(), clock.instant());
        open(failure.service(), failure.reference()).stream()
                .filter(task -> task.operation() == failure.operation())
                .findFirst()
                .ifPresentOrElse(
                        task -> task.again(failure, occurrence),
                        () -> em.persist(new SupportTask(ids.next(), failure, occurrence)));
        return new ServiceFailed(caller.number() == null ? "" : caller.number());
    }

    private List<SupportTask> open(String service, Reference reference) {
        var query = reference == null
                ? em.createQuery(OPEN + " and t.reference is null order by t.id", SupportTask.class)
                : em.createQuery(OPEN + " and t.reference = :reference order by t.id", SupportTask.class)
                        .setParameter("reference", reference);
        return query.setParameter("service", service).getResultList();
    }

    /**
     * Notes that money has come for a case which could not go on with it before; part of the transaction that records the money.
     *
     * @return false if nothing holds the case up
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean holdPaid(String service, Reference reference) {
        List<SupportTask> holding = open(service, reference).stream()
                .filter(task -> task.operation() == SupportTask.Operation.COMPLETE)
                .toList();
        holding.forEach(SupportTask::paid);
        return !holding.isEmpty();
    }

    /**
     * @param most so many at most, 1 or more
     * @return what is still to be mended, the oldest first
     */
    public List<SupportTask> list(int most) {
        access.requireAnywhere(Permission.OPERATE, null);
        return em.createQuery("select t from SupportTask t where t.mendedAt is null order by t.id", SupportTask.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** @throws NotFound if there is none, or it was mended */
    public SupportTask get(long id) {
        access.requireAnywhere(Permission.OPERATE, Long.toString(id));
        SupportTask task = em.find(SupportTask.class, id);
        if (task == null || !task.isOpen()) {
            throw new NotFound("support-task", id);
        }
        return task;
    }

    /** Notes what came of trying it again. */
    public void tried(long id, boolean mended) {
        SupportTask task = get(id);
        if (mended) {
            task.mend(clock.instant());
        }
        audit.record(
                "support.retry",
                task.reference() == null ? task.serviceCode() : task.reference().value(),
                Map.of("operation", task.operation().name(), "outcome", mended ? "mended" : "failed"));
    }
}
