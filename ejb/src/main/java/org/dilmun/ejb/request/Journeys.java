package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.JourneyCatalogue;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * One application to several bodies: its parts are begun together, filled in one after the other, and handed in in one transaction.
 * From then on each goes its own way.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Journeys {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    JourneyCatalogue catalogue;

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    CaseProviders providers;

    @Inject
    CaseOpening opening;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    JourneyGate gate;

    @Inject
    JourneyAnswers answers;

    @Inject
    Requests requests;

    @Inject
    Cases cases;

    @Inject
    PaymentStep payment;

    @Inject
    CaseListeners listeners;

    /**
     * Starts a journey, or goes on with the one that the caller has begun already. Of two starts at once the second goes on with the
     * first.
     *
     * @throws NotFound if there is no such journey
     * @throws NotOnline if one of its services cannot be applied for here
     * @throws AssuranceTooLow if the state is not sure enough of who the caller is for one of them
     * @throws AuthenticationTooLow if the caller must sign in by more for one of them
     * @throws NotEligible if one of them is not for people like the caller
     * @throws AddressNotServed if one of them goes by where the caller is registered, and nobody serves that
     */
    public Journey start(String code) {
        JourneyDescriptor descriptor = catalogue.get(code);
        Actor actor = access.requirePerson();
        Person applicant = people.get(actor.id());
        for (JourneyDescriptor.Part part : descriptor.parts()) {
            Service service = directory.get(part.service());
            Drafts.requireOpenTo(service, actor, applicant);
            providers.requireFor(service.descriptor(), applicant);
        }
        duplicates.lock(applicant.id());
        return begun(code, applicant).orElseGet(() -> open(descriptor, applicant));
    }

    private Optional<Journey> begun(String code, Person applicant) {
        return em.createQuery(
                        "select j from Journey j where j.applicantId = :applicant and j.code = :code"
                                + " and j.submittedAt is null order by j.id desc",
                        Journey.class)
                .setParameter("applicant", applicant.id())
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Journey open(JourneyDescriptor descriptor, Person applicant) {
        Instant now = clock.instant();
        var reference = references.next(descriptor.prefix());
        var journey = new Journey(ids.next(), reference, descriptor, applicant.id(), now);
        em.persist(journey);
        em.flush(); // its parts point to it
        for (JourneyDescriptor.Part part : descriptor.parts()) {
            opening.open(directory.get(part.service()), applicant).join(journey, part.id());
        }
        em.flush();
        gate.parts(journey.id()).forEach(answers::pass); // what is known of one part is known of those that take it
        return journey;
    }

    /**
     * Hands all parts in: each becomes a request with a reference of its own, and what is due for them is paid together. If one of
     * them is refused, none is handed in.
     *
     * @param shownHash of the answers of all parts that the caller was shown and declares to be true
     * @param another whether the caller has said that other requests are meant than those for the same that are there already
     * @throws org.dilmun.domain.request.JourneySubmitted if it has been handed in already
     * @throws ChangedMeanwhile if the answers are others by now
     * @throws AnswersRefused if something is wrong or missing
     * @throws DuplicateRequest if there is one, and the caller has not
     * @throws FeeUnknown if a fee is computed of something that is not answered
     * @throws FeeOutOfRange if a fee comes to more than its service may charge, or to less than nothing
     */
    public Journey submit(Reference reference, String shownHash, boolean another) {
        Journey journey = lock(reference);
        Actor applicant = access.requireSelf(journey.applicantId(), reference.value());
        journey.requireDraft();
        List<Request> parts = gate.parts(journey.id());
        if (!JourneyQueries.answersHash(parts).equals(shownHash)) {
            throw new ChangedMeanwhile(reference, journey.version());
        }
        duplicates.lock(journey.applicantId());
        parts.forEach(part -> requests.submitPart(part, applicant, another));
        List<Request> unpaid = parts.stream()
                .filter(part -> part.waitingOn() == WaitingOn.PAYMENT)
                .toList();
        if (!unpaid.isEmpty()) {
            payment.openTogether(journey, unpaid);
        }
        journey.submit(clock.instant());
        audit.record("journey.submit", reference.value(), Map.of("answers", shownHash));
        listeners.handedIn(journey, parts);
        return journey;
    }

    /**
     * Gives up all parts that have not ended, at the applicant's own wish, while what is to be paid together is unpaid. Afterwards
     * each is withdrawn for itself, as its service allows.
     *
     * @param shownVersions of the parts that the caller was shown
     * @throws ChangedMeanwhile if one of them has changed since
     * @throws JourneyUnderWay if nothing is to be paid together any more
     */
    public void withdraw(Reference reference, String shownVersions) {
        Journey journey = lock(reference);
        Actor applicant = access.requireSelf(journey.applicantId(), reference.value());
        List<Request> parts = gate.parts(journey.id());
        if (!JourneyQueries.versions(parts).equals(shownVersions)) {
            throw new ChangedMeanwhile(reference, journey.version());
        }
        if (parts.stream().noneMatch(cases::paidTogether)) {
            throw new JourneyUnderWay(reference);
        }
        for (int last = parts.size() - 1; last >= 0; last--) { // those that need others before those
            Request part = parts.get(last);
            if (part.status().mayBecome(RequestStatus.WITHDRAWN)) {
                RequestStatus before = part.status();
                cases.withdraw(part, applicant, cases.feeWhenWithdrawn(part));
                listeners.moved(part, before);
            }
        }
        audit.record("journey.withdraw", reference.value(), Map.of());
    }

    private Journey lock(Reference reference) {
        return em.createQuery("select j.id from Journey j where j.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .map(gate::lock)
                .orElseThrow(() -> new NotFound("journey", reference));
    }
}
