package org.dilmun.ejb.identity.openid;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.openid.RelyingPartyAct;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What was done to relying parties, by whom: for their bodies, and at the same time for the audit trail. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingPartyActs {

    private static final int SHOWN = 100;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Audit audit;

    /**
     * Writes one down, as part of it.
     *
     * @param reason null: none is asked for
     */
    public void record(Actor by, RelyingPartyAct.Kind kind, String clientId, String reason) {
        em.persist(new RelyingPartyAct(ids.next(), clientId, kind, by.id(), reason, clock.instant()));
        audit.record("relying-party." + kind.code(), clientId, Map.of());
    }

    /** @return the newest first; at most 100 */
    public List<RelyingPartyAct> list(String clientId) {
        return em.createQuery(
                        "select a from RelyingPartyAct a where a.clientId = :id order by a.id desc",
                        RelyingPartyAct.class)
                .setParameter("id", clientId)
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /** @return the last of that kind */
    public Optional<RelyingPartyAct> last(String clientId, RelyingPartyAct.Kind kind) {
        return em.createQuery(
                        "select a from RelyingPartyAct a where a.clientId = :id and a.kind = :kind order by a.id desc",
                        RelyingPartyAct.class)
                .setParameter("id", clientId)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
