package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.AppealRule;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.NotAppealable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.AppealTerms;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Appeals against refusals. An appeal is filled in, submitted and decided as any case is, by somebody who did not refuse the
 * first one. Of one refusal one appeal is decided; who withdraws theirs may make another while there is time.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Appeals {

    /** An appeal that was upheld has taken its refusal away; what came of the case since is another decision. */
    private static final Set<RequestStatus> OUT_OF_THE_WAY =
            Set.of(RequestStatus.DRAFT, RequestStatus.WITHDRAWN, RequestStatus.COMPLETED);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    Applicants applicants;

    @Inject
    Cases cases;

    @Inject
    AppealTerms terms;

    /**
     * What a case has to do with appeals.
     *
     * @param refused the case that it appeals against, with its history; null if it is no appeal
     * @param appeals that were submitted against it, with their histories, the oldest first
     * @param until the last day on which an appeal against it can be submitted; null if none can
     */
    public record Standing(Request refused, List<Request> appeals, LocalDate until) {

        /** For those who are told nothing of it. */
        public static final Standing NONE = new Standing(null, List.of(), null);
    }

    /** Whoever asks may see the case. */
    public Standing of(Request request) {
        return new Standing(
                request.isAppeal() ? refused(request) : null,
                against(request).stream()
                        .filter(appeal -> appeal.status() != RequestStatus.DRAFT)
                        .toList(),
                until(request).orElse(null));
    }

    /** @return the last day on which an appeal against that case can be submitted; empty if none can */
    public Optional<LocalDate> until(Request request) {
        return lastDay(request).filter(day -> !today().isAfter(day));
    }

    /**
     * Begins an appeal against the refusal of the caller's case, or goes on with the one that is begun already.
     *
     * @return a draft, which is filled in and submitted as others are
     * @throws NotAppealable if none is taken
     * @throws AppealTooLate if the time is over
     */
    public Request begin(Reference reference) {
        Request refused = cases.lock(reference);
        applicants.require(refused);
        requireTaken(refused);
        return against(refused).stream()
                .filter(appeal -> appeal.status() == RequestStatus.DRAFT)
                .findFirst()
                .orElseGet(() -> open(refused));
    }

    /** Opens an appeal that is empty. Whether its applicant may have it its callers judge. */
    public Request open(Request refused) {
        Instant now = clock.instant();
        var reference =
                references.next(terms.against(cases.service(refused)).workflow().prefix());
        Request appeal = Request.appeal(ids.next(), reference, refused, now);
        em.persist(appeal);
        return appeal;
    }

    /**
     * Judges whether an appeal against that case can be submitted now; the case is locked, so that of two at once one is.
     *
     * @throws NotAppealable if none is taken
     * @throws AppealTooLate if the time is over
     */
    public void requireTaken(Request refused) {
        LocalDate last = lastDay(refused).orElseThrow(() -> new NotAppealable(refused.reference()));
        if (today().isAfter(last)) {
            throw new AppealTooLate(last);
        }
    }

    private Optional<LocalDate> lastDay(Request request) {
        boolean appealable = request.status() == RequestStatus.REJECTED
                && !request.isAppeal()
                && !request.isComplaint()
                && !JourneyProgress.ended(request)
                && against(request).stream().allMatch(appeal -> OUT_OF_THE_WAY.contains(appeal.status()));
        return appealable ? rule(request).map(rule -> rule.lastDay(country.day(request.closedAt()))) : Optional.empty();
    }

    private Optional<AppealRule> rule(Request request) {
        return terms.rule(cases.service(request));
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }

    /** @return the case that this one appeals against, with its history */
    public Request refused(Request appeal) {
        return em.createQuery(
                        "select distinct r from Request r left join fetch r.history where r.id = :id", Request.class)
                .setParameter("id", appeal.appealOf())
                .getSingleResult();
    }

    private List<Request> against(Request refused) {
        if (refused.status() != RequestStatus.REJECTED && refused.reopenedAt() == null) {
            return List.of(); // never refused: most cases
        }
        return em.createQuery(
                        "select distinct r from Request r left join fetch r.history where r.appealOf = :refused"
                                + " order by r.id",
                        Request.class)
                .setParameter("refused", refused.id())
                .getResultList();
    }
}
