package org.dilmun.ejb.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.domain.audit.AuditLine;
import org.dilmun.domain.audit.SealedEvent;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.JobLeases;

/**
 * Makes the blocks of the audit trail. What waits to be sealed stands in a table of its own, written with each event: a
 * block costs what it holds, however long the trail is, and an event that is committed late is simply in a later block.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AuditSealing {

    static final String JOB = "audit-seal";

    /** Bounds the transaction and the memory of a proof. */
    static final int MOST_EVENTS = 500;

    /** So that a busy second makes one block and not many. */
    private static final Duration REST = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(AuditSealing.class.getName());

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    JobLeases leases;

    /** Seals the next block, if this node still has the lease. @return whether there may be more to seal */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean sealNext() {
        if (!leases.hold(JOB)) {
            return false;
        }
        Instant now = clock.instant();
        List<AuditLine> lines = AuditLines.unsealed(
                AuditLines.connection(em), LocalDateTime.ofInstant(now.minus(REST), ZoneOffset.UTC), MOST_EVENTS);
        if (!lines.isEmpty()) {
            seal(lines, now);
        }
        return lines.size() == MOST_EVENTS;
    }

    private void seal(List<AuditLine> lines, Instant now) {
        List<String> hashes = lines.stream().map(AuditLine::hash).toList();
        AuditBlock last = last();
        var block = last == null
                ? new AuditBlock(1, AuditBlock.GENESIS, hashes, now)
                : new AuditBlock(last.number() + 1, last.hash(), hashes, now);
        em.persist(block);
        em.flush();
        for (int position = 0; position < lines.size(); position++) {
            em.persist(new SealedEvent(lines.get(position).id(), block.number(), position, hashes.get(position)));
        }
        em.createQuery("delete from UnsealedEvent u where u.eventId in :ids")
                .setParameter("ids", lines.stream().map(AuditLine::id).toList())
                .executeUpdate();
        LOG.log(
                System.Logger.Level.INFO,
                "audit block {0} sealed: {1} events, hash {2}",
                Long.toString(block.number()),
                block.events(),
                block.hash());
    }

    private AuditBlock last() {
        return em.createQuery("select b from AuditBlock b order by b.number desc", AuditBlock.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }
}
