package org.dilmun.ejb.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.AuditLines.Sealed;
import org.dilmun.ejb.audit.Proof.Fault;

/**
 * Proves that the audit trail is as it was sealed, or names the first thing that is not. One block is in memory at a time,
 * and a long trail is walked range by range. That the check was made is itself recorded.
 */
@Stateless
public class AuditProof {

    /** Of one call, so that it answers within a page's time. */
    public static final int MOST_BLOCKS = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    /** The latest blocks, the newest first. */
    public List<AuditBlock> latest(int most) {
        access.requireAnywhere(Permission.READ_AUDIT, "audit");
        return em.createQuery("select b from AuditBlock b order by b.number desc", AuditBlock.class)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Looks at the blocks from one number to another, inclusive, at most {@link #MOST_BLOCKS} of them.
     *
     * @param to beyond the last block: to the end
     */
    public Proof check(long from, long to) {
        access.requireAnywhere(Permission.READ_AUDIT, "audit");
        long first = Math.max(1, from);
        long head = em.createQuery("select coalesce(max(b.number), 0) from AuditBlock b", Long.class)
                .getSingleResult();
        long last = Math.min(Math.min(to, head), first + MOST_BLOCKS - 1);
        Proof proof = new Walk(first, last, head).result();
        audit.record(
                "audit.check",
                "audit",
                Map.of(
                        "from", Long.toString(first),
                        "to", Long.toString(last),
                        "found", proof.intact() ? "intact" : proof.fault().code()));
        return proof;
    }

    /** One walk from the first to the last block of a range. */
    private final class Walk {

        private final long first;
        private final long last;
        private final long head;
        private long events;
        private long lowest = Long.MAX_VALUE;
        private long highest = Long.MIN_VALUE;

        Walk(long first, long last, long head) {
            this.first = first;
            this.last = last;
            this.head = head;
        }

        Proof result() {
            if (first > head && head > 0) {
                return found(null, 0, 0);
            }
            AuditBlock before = first == 1 ? null : em.find(AuditBlock.class, first - 1);
            if (first > 1 && before == null) {
                return found(Fault.BLOCK_MISSING, first - 1, 0);
            }
            for (long number = first; number <= last; number++) {
                AuditBlock block = em.find(AuditBlock.class, number);
                Optional<Proof> wrong =
                        block == null ? Optional.of(found(Fault.BLOCK_MISSING, number, 0)) : judge(block, before);
                if (wrong.isPresent()) {
                    return wrong.get();
                }
                em.detach(block);
                before = block;
            }
            return stray().map(event -> found(Fault.EVENT_SLIPPED_IN, 0, event))
                    .or(() -> removedUnsealed().map(event -> found(Fault.EVENT_REMOVED, 0, event)))
                    .orElseGet(() -> found(null, 0, 0));
        }

        private Optional<Proof> judge(AuditBlock block, AuditBlock before) {
            List<Sealed> rows = AuditLines.of(em, block.number(), AuditSealing.MOST_EVENTS + 1);
            for (int i = 0; i < rows.size(); i++) {
                Sealed row = rows.get(i);
                Fault fault = null;
                if (row.line() == null) {
                    fault = Fault.EVENT_REMOVED;
                } else if (!row.line().hash().equals(row.hash())) {
                    fault = Fault.EVENT_CHANGED;
                } else if (i >= block.events()) {
                    fault = Fault.EVENT_SLIPPED_IN;
                } else if (i > 0 && row.eventId() < rows.get(i - 1).eventId()) {
                    fault = Fault.ORDER_CHANGED; // the sealer takes them in the order of their ids
                }
                if (fault != null) {
                    return Optional.of(found(fault, block.number(), row.eventId()));
                }
            }
            if (rows.size() < block.events()) {
                return Optional.of(found(Fault.EVENT_REMOVED, block.number(), 0));
            }
            if (!block.holds(rows.stream().map(Sealed::hash).toList())) {
                return Optional.of(found(Fault.BLOCK_CHANGED, block.number(), 0));
            }
            if (!block.continues(before)) {
                return Optional.of(found(Fault.BLOCK_REPLACED, block.number(), 0));
            }
            for (Sealed row : rows) {
                events++;
                lowest = Math.min(lowest, row.eventId());
                highest = Math.max(highest, row.eventId());
            }
            return Optional.empty();
        }

        /** An event that neither waits nor is sealed, as old as those of the range; at the ends of the trail, any. */
        private Optional<Long> stray() {
            return em.createQuery(
                            "select e.id from AuditEvent e where e.id between :lowest and :highest"
                                    + " and not exists (select u from UnsealedEvent u where u.eventId = e.id)"
                                    + " and not exists (select s from SealedEvent s where s.eventId = e.id) order by e.id",
                            Long.class)
                    .setParameter("lowest", first == 1 ? Long.MIN_VALUE : Math.min(lowest, highestOf(first - 1)))
                    .setParameter("highest", last == head ? Long.MAX_VALUE : highest)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst();
        }

        /** From there on, so that no event falls between two ranges. */
        private long highestOf(long block) {
            return em.createQuery(
                            "select coalesce(max(s.eventId), 0) from SealedEvent s where s.block = :block", Long.class)
                    .setParameter("block", block)
                    .getSingleResult();
        }

        /** An event that waited to be sealed and is gone. */
        private Optional<Long> removedUnsealed() {
            return last < head
                    ? Optional.empty()
                    : em.createQuery(
                                    "select u.eventId from UnsealedEvent u where not exists"
                                            + " (select e from AuditEvent e where e.id = u.eventId) order by u.eventId",
                                    Long.class)
                            .setMaxResults(1)
                            .getResultStream()
                            .findFirst();
        }

        private Proof found(Fault fault, long block, long event) {
            return new Proof(first, last, events, fault, block, event, last < head);
        }
    }
}
