package org.dilmun.ejb.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What an applicant does with a case that is in their hands: a draft, or one that was returned to them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Drafts {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    CaseOpening opening;

    @Inject
    Cases cases;

    @Inject
    FormValidator validator;

    @Inject
    CaseProviders providers;

    @Inject
    NamedSigners signers;

    @Inject
    Expressions expressions;

    @Inject
    Blobs blobs;

    @Inject
    AttachedFiles files;

    @Inject
    JourneyAnswers journeys;

    /**
     * Starts an application, for the caller or in whose name the caller acts, or goes on with the one that is begun already.
     *
     * @throws NotOnline if it cannot be applied for here
     * @throws AssuranceTooLow if the state is not sure enough of who the caller is
     * @throws AuthenticationTooLow if the caller must sign in by more
     * @throws NotEligible if the service is not for people like the applicant
     * @throws NotByMandate if nobody applies for it in the name of another
     * @throws AddressNotServed if it goes by where the applicant is registered, and nobody serves that
     */
    public Request start(String serviceCode) {
        Service service = directory.get(serviceCode);
        Person applicant = people.get(access.requirePersonOrAgent().principal());
        Actor actor = access.requireApplicant(applicant.id(), serviceCode, serviceCode);
        if (actor.actsForAnother() && !service.descriptor().goesWithMandates()) {
            throw new NotByMandate(serviceCode);
        }
        requireOpenTo(service, actor, applicant);
        providers.requireFor(service.descriptor(), applicant);
        return begun(serviceCode, applicant).orElseGet(() -> opening.open(service, applicant));
    }

    /** Refusals as with {@link #start}. */
    public static void requireOpenTo(Service service, Actor actor, Person applicant) {
        var descriptor = service.descriptor();
        if (!descriptor.online()) {
            throw new NotOnline(service.code());
        }
        SureEnough.require(actor, descriptor);
        if (!descriptor.audience().contains(Cases.audience(applicant))) {
            throw new NotEligible(service.code());
        }
    }

    private Optional<Request> begun(String serviceCode, Person applicant) {
        return em.createQuery(
                        "select r from Request r where r.applicantId = :applicant and r.serviceCode = :service"
                                + " and r.status = :draft and r.appealOf is null and r.correctionOf is null and r.complaint = false"
                                + " and r.journeyId is null order by r.id desc",
                        Request.class)
                .setParameter("applicant", applicant.id())
                .setParameter("service", serviceCode)
                .setParameter("draft", RequestStatus.DRAFT)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Saves one page.
     *
     * @param given answers by field id; what is missing is answered with nothing
     * @throws AnswersRefused if something on the page is wrong; nothing is saved then
     * @throws FeeFixed if the case was submitted before and would cost something else now
     * @throws ProviderFixed if it was submitted before and would go to another body now
     * @throws ServiceFailed if an expression of the form cannot be evaluated
     */
    public Request save(Reference reference, String pageId, Map<String, String> given) {
        return keep(reference, pageId, given, verdict -> verdict);
    }

    /**
     * Keeps what is answered of one page so far; the questions that are still open are judged when it is saved or submitted.
     *
     * @param given answers by field id; what is missing is answered with nothing
     * @throws AnswersRefused if an answer that is given is wrong; nothing is kept then
     */
    public Request keep(Reference reference, String pageId, Map<String, String> given) {
        return keep(reference, pageId, given, FormValidator.Verdict::withoutMissing);
    }

    private Request keep(
            Reference reference,
            String pageId,
            Map<String, String> given,
            UnaryOperator<FormValidator.Verdict> counts) {
        Request request = own(reference);
        Form form = cases.service(request).form();
        return expressions.guarded(request.serviceCode(), reference, () -> {
            var named = signers.named(request.applicantId(), form, given);
            var verdict = validator.judge(form, cases.facts(request), page(form, pageId), request.answers(), named);
            take(request, pageId, counts.apply(verdict).accepted());
            journeys.pass(request);
            return request;
        });
    }

    private static Form.Page page(Form form, String pageId) {
        return form.page(pageId).orElseThrow(() -> new NotFound("page", pageId));
    }

    /** @return the question of the caller's own case that a file answers */
    public Field fileField(Reference reference, String fieldId) {
        return fileField(own(reference), fieldId);
    }

    private Field fileField(Request request, String fieldId) {
        return cases.service(request)
                .form()
                .field(fieldId)
                .filter(asked -> asked.type() == Field.Kind.FILE)
                .orElseThrow(() -> new NotFound("field", fieldId));
    }

    /**
     * Keeps a file that was looked at ({@link Attachments#attach}) as the answer to that field. The one before it is forgotten, unless the
     * case was submitted with it.
     *
     * @throws FilesTooMany if the case has as many as it may have
     * @throws FilesTooLarge if all of its files together come to more than is taken
     */
    public Request attach(Reference reference, String fieldId, Attachment.File file, ReceivedFile content) {
        Request request = own(reference);
        fileField(request, fieldId);
        var answers = new HashMap<>(request.answers());
        answers.put(fieldId, file.blobHash());
        take(request, answers);
        blobs.put(content);
        files.add(request, fieldId, file);
        journeys.pass(request);
        return request;
    }

    private Request own(Reference reference) {
        Request request = cases.lock(reference);
        applicants.require(request);
        return request;
    }

    private void take(Request request, String pageId, Map<String, String> answers) {
        ServiceDescriptor service = cases.service(request);
        boolean asksAddress = service.provider() != null
                && page(service.form(), pageId).questions().stream()
                        .anyMatch(question ->
                                question.field().id().equals(service.provider().address()));
        if (asksAddress) {
            providers.requireServed(service, answers);
        }
        take(request, answers);
    }

    private void take(Request request, Map<String, String> answers) {
        if (request.status() == RequestStatus.RETURNED && cases.changesFee(request, answers)) {
            throw new FeeFixed();
        }
        if (request.status() == RequestStatus.RETURNED && cases.changesProvider(request, answers)) {
            throw new ProviderFixed();
        }
        request.answer(answers, clock.instant());
    }
}
