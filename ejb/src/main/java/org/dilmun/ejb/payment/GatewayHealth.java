package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.payment.GatewayFailure;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * How gateways have answered of late, as all nodes together have found it. Only failures are written: a gateway that answers costs nothing,
 * and one that has been avoided for a while is tried again by itself.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class GatewayHealth {

    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(1);
    /** Fewer may be chance. */
    private static final int FEW = 3;
    /** Of the payments begun lately: a busy gateway that fails now and then is not left. */
    private static final int PERCENT = 20;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    /** Records it at once, whatever becomes of the payment. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(String gateway, GatewayFailure.Kind kind) {
        Instant now = clock.instant();
        em.createQuery("delete from GatewayFailure f where f.gateway = :gateway and f.at < :limit")
                .setParameter("gateway", gateway)
                .setParameter("limit", now.minus(KEPT))
                .executeUpdate();
        em.persist(new GatewayFailure(ids.next(), gateway, kind, now));
    }

    /** @return whether new payments had better go elsewhere */
    public boolean fails(String gateway) {
        Instant since = clock.instant().minus(LATELY);
        long failures = failures(gateway, since);
        return failures >= FEW && failures * 100 >= begun(gateway, since) * PERCENT;
    }

    /** @return how often it has failed since then, a day back at most */
    public long failures(String gateway, Instant since) {
        return em.createQuery(
                        "select count(f) from GatewayFailure f where f.gateway = :gateway and f.at >= :since",
                        Long.class)
                .setParameter("gateway", gateway)
                .setParameter("since", since)
                .getSingleResult();
    }

    private long begun(String gateway, Instant since) {
        return em.createQuery(
                        "select count(a) from PaymentAttempt a where a.gateway = :gateway and a.createdAt >= :since",
                        Long.class)
                .setParameter("gateway", gateway)
                .setParameter("since", since)
                .getSingleResult();
    }
}
