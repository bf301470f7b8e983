package org.dilmun.ejb.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Messages that leave after their cause is committed. A claim is committed before anyone acts upon it. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Outbox {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 20;

    /** One that failed for good holds back what follows it, until people have looked into it. */
    private static final String NONE_BEFORE = "not exists (select e from OutboxMessage e where e.lane = m.lane"
            + " and e.receiver = m.receiver and e.subject = m.subject and e.id < m.id)";

    private static final String DUE = "m.state = :waiting and m.dueAt <= :now"
            + " and (m.leasedUntil is null or m.leasedUntil < :now) and " + NONE_BEFORE;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    /** Adds a message to the caller's transaction; a key that the lane has had already adds nothing. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(String lane, String key, String receiver, String subject, Map<String, String> payload) {
        if (!known("outbox", lane, key) && !known("outbox_delivered", lane, key)) {
            em.persist(new OutboxMessage(ids.next(), lane, key, receiver, subject, payload, clock.instant()));
        }
    }

    private boolean known(String table, String lane, String key) {
        em.flush();
        return !em.createNativeQuery("select id from " + table + " where lane = ?1 and message_key = ?2")
                .setParameter(1, lane)
                .setParameter(2, key)
                .getResultList()
                .isEmpty();
    }

    /** @return lanes with messages that may be claimed now */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<String> lanesDue() {
        return em.createQuery("select distinct m.lane from OutboxMessage m where " + DUE, String.class)
                .setParameter("waiting", OutboxState.WAITING)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** @return messages of the lane that may be claimed now, the oldest first */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> due(String lane) {
        return em.createQuery(
                        "select m.id from OutboxMessage m where m.lane = :lane and " + DUE + " order by m.dueAt, m.id",
                        Long.class)
                .setParameter("lane", lane)
                .setParameter("waiting", OutboxState.WAITING)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** @return the message, if this node may deliver it now; empty if another does or has */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<OutboxMessage> claim(long id) {
        boolean locked = !em.createNativeQuery("select id from outbox where id = ?1 for update skip locked")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
        if (!locked || !isFirst(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        int claimed = em.createQuery("update OutboxMessage m set m.leaseOwner = :owner, m.leasedUntil = :until"
                        + " where m.id = :id and m.state = :waiting and m.dueAt <= :now"
                        + " and (m.leasedUntil is null or m.leasedUntil < :now)")
                .setParameter("owner", ids.owner())
                .setParameter("until", now.plus(LEASE))
                .setParameter("id", id)
                .setParameter("waiting", OutboxState.WAITING)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : Optional.of(em.find(OutboxMessage.class, id));
    }

    /** Whether everything before it of its subject to its receiver has left. */
    private boolean isFirst(long id) {
        return !em.createQuery("select m.id from OutboxMessage m where m.id = :id and " + NONE_BEFORE, Long.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Moves a delivered message to the archive. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void delivered(long id) {
        String columns = "id, lane, message_key, receiver, subject, payload, created_at, attempts";
        int archived = em.createNativeQuery("insert into outbox_delivered (" + columns + ") select " + columns
                        + " from outbox where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        if (archived == 1) {
            em.createQuery("delete from OutboxMessage m where m.id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    /** Puts a message off that could not even be tried; ignored if another node has taken it over meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void postponed(long id, String reason) {
        OutboxMessage message = em.find(OutboxMessage.class, id);
        if (message != null && message.leasedBy(ids.owner())) {
            message.postpone(reason, clock.instant());
        }
    }

    /** Puts a message off that could not be delivered; ignored if another node has taken it over meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(long id, String error) {
        OutboxMessage message = em.find(OutboxMessage.class, id);
        if (message != null && message.leasedBy(ids.owner())) {
            message.fail(error, clock.instant());
        }
    }
}
