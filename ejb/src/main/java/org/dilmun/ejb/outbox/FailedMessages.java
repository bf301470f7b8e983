package org.dilmun.ejb.outbox;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Messages that failed for good, for the operator. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class FailedMessages {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    RealClock clock;

    @Inject
    Audit audit;

    /**
     * @param most so many at most, 1 or more
     * @return the oldest first: each holds back what follows it of its subject
     */
    public List<OutboxMessage> list(int most) {
        access.requireAnywhere(Permission.OPERATE, null);
        return em.createQuery(
                        "select m from OutboxMessage m where m.state = :failed order by m.id", OutboxMessage.class)
                .setParameter("failed", OutboxState.FAILED)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Has a message delivered again, from the first attempt on.
     *
     * @throws NotFound if none of that key has failed
     */
    public void retry(String lane, String key) {
        access.requireAnywhere(Permission.OPERATE, key);
        OutboxMessage message = em.createQuery(
                        "select m from OutboxMessage m where m.lane = :lane and m.key = :key and m.state = :failed",
                        OutboxMessage.class)
                .setParameter("lane", lane)
                .setParameter("key", key)
                .setParameter("failed", OutboxState.FAILED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("message", lane + "/" + key));
        message.retry(clock.instant());
        audit.record("outbox.retry", key, Map.of("lane", lane));
    }
}
