package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.Ids;

/** Who is asked to sign a case, round by round. Whoever changes one holds the lock of the case. */
@ApplicationScoped
public class SignatureRounds {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    CaseListeners listeners;

    /**
     * Asks everybody anew who signs the case.
     *
     * @param dueOn the last day for it; null: none is set
     * @param resumesAt id of the step at which the case goes on then; null: the one that follows
     */
    void open(Request request, Workflow.Step step, LocalDate dueOn, String resumesAt) {
        int round = current(request).stream().findFirst().map(Signature::round).orElse(0) + 1;
        Instant now = clock.instant();
        request.signers().stream()
                .sorted()
                .map(signer -> Signature.ask(ids.next(), request, step, signer, round, now)
                        .due(dueOn, step.overdue())
                        .resuming(resumesAt))
                .forEach(asked -> {
                    em.persist(asked);
                    listeners.toBeSigned(request, asked);
                });
    }

    /** @return those who were asked last, all at once; empty if nobody ever was */
    public List<Signature> current(Request request) {
        return em.createQuery(
                        "select s from Signature s where s.requestId = :request and s.roundNumber ="
                                + " (select max(t.roundNumber) from Signature t where t.requestId = :request) order by s.id",
                        Signature.class)
                .setParameter("request", request.id())
                .getResultList();
    }

    /** @return what that person was asked last; empty if they are not, or not any more, among those who sign the case */
    public Optional<Signature> of(Request request, long personId) {
        return current(request).stream()
                .filter(signature -> signature.signerId() == personId)
                .findFirst();
    }

    /** Whether what was signed is what the case says today. */
    boolean hold(Request request) {
        String hash = request.signedHash();
        List<Signature> given =
                current(request).stream().filter(Signature::isSigned).toList();
        return request.signers().isEmpty()
                || (!given.isEmpty() && given.stream().allMatch(signature -> hash.equals(signature.contentHash())));
    }

    /** Asks nobody any more who has not answered. */
    void end(Request request) {
        current(request).stream().filter(Signature::isAsked).forEach(asked -> {
            asked.end(clock.instant());
            listeners.signatureEnded(request, asked);
        });
    }
}
