package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Signatures that were not given in time, and what the step says of that. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OverdueSignatures {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Cases cases;

    @Inject
    SignatureRounds rounds;

    @Inject
    SignatureOutcome outcome;

    @Inject
    CaseListeners listeners;

    @Inject
    Audit audit;

    /**
     * Cases of which somebody has not signed in time, and for which something is to happen by itself.
     *
     * @param after id of the last case of the stretch before; 0 at the beginning
     * @param most so many at most, 1 or more
     * @return ids, rising
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> list(long after, int most) {
        return em.createQuery(
                        "select distinct s.requestId from Signature s where s.watched = true and s.dueOn <= :last"
                                + " and s.requestId > :after order by s.requestId",
                        Long.class)
                .setParameter("last", lastPassed())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    private LocalDate lastPassed() {
        return calendar.workingDays().lastPassed(country.day(clock.instant()));
    }

    /** Does what the step says. Of two who do it at once, and when somebody was quicker to answer, the second does nothing. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void seeTo(long requestId) {
        Request request = cases.lock(requestId);
        LocalDate last = lastPassed();
        List<Signature> late = rounds.current(request).stream()
                .filter(Signature::isWatched)
                .filter(asked -> asked.dueOn().filter(day -> !day.isAfter(last)).isPresent())
                .toList();
        if (late.isEmpty() || !request.awaitsSigners()) {
            return;
        }
        late.forEach(Signature::takeOverdue);
        Workflow.Step step = cases.current(request);
        if (step.overdue() == Workflow.Overdue.REJECT) {
            outcome.reject(request, OverdueTasks.SYSTEM, step.overdueReason());
        } else {
            late.forEach(asked -> remind(request, asked));
        }
    }

    private void remind(Request request, Signature asked) {
        asked.remind(clock.instant());
        listeners.signatureReminded(request, asked);
        audit.record(
                OverdueTasks.SYSTEM,
                "request.remind-signer",
                request.reference().value(),
                Map.of("signer", "person:" + asked.signerId()));
    }
}
