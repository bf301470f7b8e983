package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.Duplicates;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;

/** Keeps people from applying twice without knowing it. Whoever asks may see the requests of the applicant. */
@ApplicationScoped
public class DuplicateCheck {

    private static final Set<RequestStatus> UNDECIDED = Set.of(RequestStatus.OPEN, RequestStatus.RETURNED);
    private static final Set<RequestStatus> DECIDED = Set.of(RequestStatus.COMPLETED, RequestStatus.REJECTED);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Cases cases;

    /**
     * @return what the applicant of that draft may have forgotten: the newest request for the same, for the same child and with the
     *     same signers, that is open, or was decided lately
     */
    public Optional<Request> find(Request draft) {
        boolean warned = draft.isApplication() && cases.service(draft).duplicates() != Duplicates.ALLOWED;
        return warned ? newest(draft) : Optional.empty();
    }

    /**
     * Judges a submission. Of two that come at once the second waits here for the first, and then finds it and what it has changed in
     * the registers.
     *
     * @param another whether the applicant has said that another request is meant
     * @throws DuplicateRequest if there is a request for the same, and they have not
     */
    public void require(Request draft, boolean another) {
        lock(draft.applicantId());
        if (!another) {
            find(draft).ifPresent(other -> {
                throw new DuplicateRequest(other.reference(), country.day(other.submittedAt()));
            });
        }
    }

    /** Whoever opens and submits in one transaction locks before: a row that points to the applicant would be in the way of two of them. */
    public void lock(long applicantId) {
        em.createNativeQuery("select id from party where id = ?1 for update")
                .setParameter(1, applicantId)
                .getSingleResult();
    }

    private Optional<Request> newest(Request draft) {
        Long subject = cases.ward(draft).map(ward -> ward.person().id()).orElse(null);
        Set<Long> signers = cases.signers(draft);
        return em.createQuery(
                        "select r from Request r where r.applicantId = :applicant and r.serviceCode = :service"
                                + " and r.appealOf is null and r.correctionOf is null and r.complaint = false and (r.status in :undecided"
                                + " or (r.status in :decided and r.closedAt >= :since)) order by r.submittedAt desc, r.id desc",
                        Request.class)
                .setParameter("applicant", draft.applicantId())
                .setParameter("service", draft.serviceCode())
                .setParameter("undecided", UNDECIDED)
                .setParameter("decided", DECIDED)
                .setParameter("since", since())
                .getResultStream()
                .filter(request -> request.subjectId().equals(Optional.ofNullable(subject)))
                .filter(request -> request.signers().equals(signers))
                .findFirst();
    }

    private Instant since() {
        return country.day(clock.instant())
                .minusDays(country.duplicateDays())
                .atStartOfDay(country.zone())
                .toInstant();
    }
}
