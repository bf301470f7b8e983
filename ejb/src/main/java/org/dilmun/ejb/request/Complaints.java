package org.dilmun.ejb.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.NotComplainable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.ComplaintTerms;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Complaints about a service, or about how a case was treated. A complaint is filled in, submitted and answered as any case is, by
 * somebody who did nothing in the case that it is about. As long as one is not answered there is no other about the same.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Complaints {

    private static final Set<RequestStatus> UNANSWERED =
            Set.of(RequestStatus.DRAFT, RequestStatus.OPEN, RequestStatus.RETURNED);

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
    Access access;

    @Inject
    Cases cases;

    @Inject
    DuplicateCheck applicants;

    @Inject
    Directory directory;

    @Inject
    ComplaintTerms terms;

    /** @return whether one can complain about the treatment of that case, which the caller may see; for pages, which offer it */
    public boolean offered(Request request) {
        return terms.taken() && request.submittedAt() != null && request.isApplication();
    }

    /** @return whether one can complain about services */
    public boolean offered() {
        return terms.taken();
    }

    /** @return complaints about the treatment of that case that were submitted, the oldest first; whoever asks may see the case */
    public List<Request> about(Request treated) {
        return em.createQuery(
                        "select r from Request r where r.complaintOf = :treated and r.submittedAt is not null order by r.id",
                        Request.class)
                .setParameter("treated", treated.id())
                .getResultList();
    }

    /** @return the case whose treatment that complaint is about; empty if it is about the service. Whoever asks may see the complaint */
    public Optional<Request> treated(Request complaint) {
        return complaint.complaintOf() == null
                ? Optional.empty()
                : Optional.of(em.find(Request.class, complaint.complaintOf()));
    }

    /**
     * Begins a complaint about the treatment of the caller's case, or goes on with the one that is begun already.
     *
     * @return a draft, which is filled in and submitted as others are
     * @throws NotComplainable if the case was not submitted, is an appeal or a complaint itself, or the country takes none
     * @throws ComplaintPending if there is one that is not answered yet
     */
    public Request beginAbout(Reference reference) {
        Request treated = cases.lock(reference);
        access.requireSelf(treated.applicantId(), reference.value());
        if (!offered(treated)) {
            throw new NotComplainable(reference);
        }
        return begun(treated.applicantId(), treated.serviceCode(), treated.id())
                .orElseGet(() ->
                        kept(Request.complaint(ids.next(), reference(cases.about(treated)), treated, clock.instant())));
    }

    /**
     * Begins a complaint about that service, or goes on with the one that the caller has begun already.
     *
     * @return a draft, which is filled in and submitted as others are
     * @throws NotFound if there is no such service, or the country takes no complaints
     * @throws ComplaintPending if there is one that is not answered yet
     */
    public Request begin(String serviceCode) {
        Service service = directory.get(serviceCode);
        Actor complainant = access.requirePerson();
        if (!terms.taken()) {
            throw new NotFound("complaint", serviceCode);
        }
        applicants.lock(complainant.id());
        return begun(complainant.id(), serviceCode, null).orElseGet(() -> kept(open(service, complainant)));
    }

    private Request open(Service service, Actor complainant) {
        var about = new RequestedService(
                service.code(), service.versionId(), service.body().id());
        return Request.complaint(ids.next(), reference(service.descriptor()), about, complainant.id(), clock.instant());
    }

    private Reference reference(ServiceDescriptor about) {
        return references.next(terms.about(about).workflow().prefix());
    }

    private Request kept(Request complaint) {
        em.persist(complaint);
        return complaint;
    }

    /** @param treated id of a case; null: about the service */
    private Optional<Request> begun(long complainant, String service, Long treated) {
        Optional<Request> unanswered = em.createQuery(
                        "select r from Request r where r.applicantId = :complainant and r.serviceCode = :service"
                                + " and r.complaint = true and r.status in :unanswered order by r.id",
                        Request.class)
                .setParameter("complainant", complainant)
                .setParameter("service", service)
                .setParameter("unanswered", UNANSWERED)
                .getResultStream()
                .filter(complaint -> Objects.equals(complaint.complaintOf(), treated))
                .findFirst();
        unanswered
                .filter(complaint -> complaint.status() != RequestStatus.DRAFT)
                .ifPresent(complaint -> {
                    throw new ComplaintPending(complaint.reference());
                });
        return unanswered;
    }
}
