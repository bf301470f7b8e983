package org.dilmun.ejb.audit;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Proves that the audit trail is as it was sealed, or names the first thing that is not. One block is in memory at a time,
 * and a long trail is walked range by range. That the check was made is itself recorded.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
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
        Proof proof = new TrailWalk(AuditLines.connection(em), first, last, head).result();
        audit.record(
                "audit.check",
                "audit",
                Map.of(
                        "from", Long.toString(first),
                        "to", Long.toString(last),
                        "found", proof.intact() ? "intact" : proof.fault().code()));
        return proof;
    }
}
