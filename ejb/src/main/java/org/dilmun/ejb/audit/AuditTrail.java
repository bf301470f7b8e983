package org.dilmun.ejb.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * What happened to one thing or on one day, for auditors. They look for something definite, read no names and no answers,
 * and each look is recorded as any other act. Pages by keyset: the tenth costs what the first does.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AuditTrail {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    /**
     * What is looked for.
     *
     * @param object reference of the thing; null: any, which needs a day
     * @param from inclusive; null: from the beginning
     * @param until exclusive; null: to the end
     */
    public record Wanted(String object, Instant from, Instant until) {}

    /** Place in the trail, after which the next page begins. */
    public record Cursor(Instant at, long id) {}

    /** A page of events, the newest first. */
    public record Found(List<AuditEvent> events, boolean more) {

        /** @return where the next page begins; empty after the last */
        public Optional<Cursor> next() {
            return more
                    ? Optional.of(new Cursor(
                            events.get(events.size() - 1).at(),
                            events.get(events.size() - 1).id()))
                    : Optional.empty();
        }
    }

    /** @param after where the page before ended; null: from the newest on */
    public Found search(Wanted wanted, Cursor after, int size) {
        access.requireAnywhere(Permission.READ_AUDIT, "audit");
        if (wanted.object() == null && wanted.from() == null) {
            throw new SearchTooWide();
        }
        List<AuditEvent> rows = query(wanted, after).setMaxResults(size + 1).getResultList();
        audit.record(
                "audit.search",
                wanted.object(),
                wanted.from() == null ? Map.of() : Map.of("from", wanted.from().toString()));
        return new Found(List.copyOf(rows.subList(0, Math.min(size, rows.size()))), rows.size() > size);
    }

    private TypedQuery<AuditEvent> query(Wanted wanted, Cursor after) {
        var where = new StringBuilder("select e from AuditEvent e where 1 = 1");
        var values = new HashMap<String, Object>();
        if (wanted.object() != null) {
            where.append(" and e.object = :object");
            values.put("object", wanted.object());
        }
        if (wanted.from() != null) {
            where.append(" and e.at >= :from");
            values.put("from", wanted.from());
        }
        if (wanted.until() != null) {
            where.append(" and e.at < :until");
            values.put("until", wanted.until());
        }
        if (after != null) {
            where.append(" and (e.at < :at or e.at = :at and e.id < :id)");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        var query = em.createQuery(where + " order by e.at desc, e.id desc", AuditEvent.class);
        values.forEach(query::setParameter);
        return query;
    }
}
