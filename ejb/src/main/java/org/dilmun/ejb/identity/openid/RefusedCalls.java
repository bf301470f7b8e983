package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RefusedCall;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What was refused to relying parties lately, so that their developers see why. Anybody can send requests in the name of a client, so
 * neither their number nor what they hold is of any consequence here: a node writes a few in a minute, and each client has fifty.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RefusedCalls {

    /** So many of each relying party. */
    static final int KEPT = 50;

    public static final Duration SHOWN = Duration.ofDays(7);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    RefusalRate rate;

    /**
     * Writes one down, in a transaction of its own.
     *
     * @param endpoint {@code token}
     * @param error as OAuth and OpenID Connect name it
     * @param requestNumber as the answer's header has it; null: it has none
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void record(RelyingParty of, String endpoint, String error, RefusalReason reason, String requestNumber) {
        if (!rate.allows(of.id(), clock.instant())) {
            return;
        }
        em.persist(new RefusedCall(ids.next(), of, endpoint, error, reason, requestNumber, clock.instant()));
        em.createQuery("select c.id from RefusedCall c where c.relyingPartyId = :of order by c.id desc", Long.class)
                .setParameter("of", of.id())
                .setFirstResult(KEPT - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(oldest -> em.createQuery(
                                "delete from RefusedCall c where c.relyingPartyId = :of and c.id < :oldest")
                        .setParameter("of", of.id())
                        .setParameter("oldest", oldest)
                        .executeUpdate());
    }

    /** @return of the last seven days, the newest first */
    public List<RefusedCall> list(RelyingParty of) {
        return em.createQuery(
                        "select c from RefusedCall c where c.relyingPartyId = :of and c.refusedAt > :from order by c.id desc",
                        RefusedCall.class)
                .setParameter("of", of.id())
                .setParameter("from", clock.instant().minus(SHOWN))
                .setMaxResults(KEPT)
                .getResultList();
    }
}
