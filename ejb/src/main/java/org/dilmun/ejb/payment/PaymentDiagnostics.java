package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.DiagnosticSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Money of which nobody knows yet whether it moved. Each question is answered by an index of few rows. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PaymentDiagnostics implements DiagnosticSource {

    /** The gateway has been asked three times by then. */
    private static final Duration LONG = Duration.ofMinutes(20);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Override
    public List<Diagnostic> read(Instant now) {
        long unknown = em.createQuery("select count(a) from PaymentAttempt a where a.status = :unknown", Long.class)
                .setParameter("unknown", AttemptStatus.UNKNOWN)
                .getSingleResult();
        long old = em.createQuery(
                        "select count(a) from PaymentAttempt a where a.status = :unknown"
                                + " and a.inquiry.unknownSince < :limit",
                        Long.class)
                .setParameter("unknown", AttemptStatus.UNKNOWN)
                .setParameter("limit", now.minus(LONG))
                .getSingleResult();
        return List.of(
                Diagnostic.count("payment-unknown", "", State.rising(old, 1, 10), unknown),
                people("payment-people", "PaymentAttempt"),
                people("refund-people", "Refund"));
    }

    private Diagnostic people(String code, String entity) {
        long waiting = em.createQuery(
                        "select count(e) from " + entity + " e where e.inquiry.needsPeople = true", Long.class)
                .getSingleResult();
        return Diagnostic.count(code, "", State.rising(waiting, 1, Long.MAX_VALUE), waiting);
    }
}
