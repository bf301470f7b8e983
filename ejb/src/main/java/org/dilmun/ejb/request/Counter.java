package org.dilmun.ejb.request;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Applications that a body takes from people who stand before it. The counter has seen the ID card, so no eKey is asked for;
 * form, fees, rules and steps are those of every other channel, and the case is the applicant's as if they had sent it.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Counter {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    CaseOpening opening;

    @Inject
    CaseProviders providers;

    @Inject
    FormValidator validator;

    @Inject
    FormKinds kinds;

    @Inject
    Expressions expressions;

    @Inject
    Handlers handlers;

    @Inject
    Guardians guardians;

    @Inject
    NamedSigners signers;

    @Inject
    Cases cases;

    @Inject
    Appeals appeals;

    @Inject
    Withdrawals withdrawals;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    CaseListeners listeners;

    /**
     * Applies for that person. The caller needs the permission to do so in the body of the service.
     *
     * @param applicantNumber personal number
     * @param given answers by field id, as JSON has them: a text, a list of texts for several choices, an object for an address,
     *     a list of objects for a table; a file cannot be among them
     * @param another whether the applicant has said that another request is meant than one for the same that is there already
     * @return the case, with the version that it has after this
     * @throws AnswersRefused if something is wrong, missing or not asked
     * @throws FeeUnknown if the fee is computed of something that is not answered
     * @throws FeeOutOfRange if it comes to more than the service may charge, or to less than nothing
     * @throws AddressNotServed if the service goes by where the applicant is registered, and nobody serves that
     * @throws ApplicantUnknown if there is no such person
     * @throws DuplicateRequest if there is one, and the applicant has not
     * @throws NotAtCounter if the service is not offered at counters
     * @throws NotOnline if nobody can apply for it here
     * @throws NotEligible if the service is not for people like the applicant
     */
    public Request apply(String applicantNumber, String serviceCode, Map<String, ?> given, boolean another) {
        Service service = directory.get(serviceCode);
        Actor counter = requireCounter(service).through(Channel.COUNTER);
        Person applicant = people.find(applicantNumber).filter(Person::alive).orElseThrow(ApplicantUnknown::new);
        requireOpenTo(service, applicant);
        duplicates.lock(applicant.id());
        return handIn(opening.open(service, applicant), counter, given, another);
    }

    /**
     * Appeals for that person against the refusal of their case. The caller needs the permission to apply in its body.
     *
     * @param applicantNumber personal number of who stands before the counter: the applicant
     * @param given as for {@link #apply}
     * @throws ApplicantUnknown if the case is not that person's
     * @throws NotFound if there is no such case that was submitted
     * @throws org.dilmun.domain.request.NotAppealable if no appeal is taken
     * @throws AppealTooLate if the time is over
     * @throws AnswersRefused if something is wrong, missing or not asked
     */
    public Request appeal(Reference reference, String applicantNumber, Map<String, ?> given) {
        Request refused = cases.lock(reference);
        Actor counter = requireSubmittedOf(applicantNumber, refused);
        appeals.requireTaken(refused);
        Request appeal = handIn(appeals.open(refused), counter, given, true);
        audit.record(
                "request.appeal",
                reference.value(),
                Map.of("appeal", appeal.reference().value()));
        return appeal;
    }

    /**
     * Takes back the case of that person. The caller needs the permission to apply in its body. Refusals beyond those here as with
     * {@link Withdrawals#carryOut}.
     *
     * @param applicantNumber personal number of who stands before the counter: the applicant
     * @param shownVersion of the case that they were shown
     * @param shownFee what they were told would become of a paid fee
     * @return the case, with the version that it has after this
     * @throws ApplicantUnknown if the case is not that person's
     * @throws NotFound if there is no such case that was submitted
     */
    public Request withdraw(Reference reference, String applicantNumber, int shownVersion, FeeReturn shownFee) {
        Request request = cases.lock(reference);
        Actor counter = requireSubmittedOf(applicantNumber, request);
        withdrawals.carryOut(request, counter, shownVersion, shownFee);
        em.flush(); // for the version
        return request;
    }

    /** The counter, if it may apply in the body of that case, and who stands before it is its applicant. */
    private Actor requireSubmittedOf(String applicantNumber, Request request) {
        String reference = request.reference().value();
        Actor counter = access.require(Permission.APPLY_FOR, request.bodyId(), reference)
                .through(Channel.COUNTER);
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        Person person = people.find(applicantNumber).orElseThrow(ApplicantUnknown::new);
        if (person.id() != request.applicantId()) {
            throw new ApplicantUnknown();
        }
        return counter;
    }

    private Request handIn(Request request, Actor counter, Map<String, ?> given, boolean another) {
        var service = cases.service(request);
        answer(request, service.form(), given);
        duplicates.require(request, another);
        cases.submit(request, counter);
        access.require( // which of several bodies it is the answers told
                Permission.APPLY_FOR, request.bodyId(), request.serviceCode());
        handlers.of(request).ifPresent(handler -> handler.submit(request));
        em.flush(); // what the first step opens points to the case
        cases.enter(request, service.workflow().first(), counter);
        audit.record(
                "request.apply-for",
                request.reference().value(),
                Map.of("applicant", "person:" + request.applicantId(), "answers", request.answersHash()));
        listeners.moved(request, RequestStatus.DRAFT);
        em.flush(); // for the version
        return request;
    }

    /** Of a service that several bodies provide, each may take applications; whether for that address is known with the answers. */
    private Actor requireCounter(Service service) {
        return service.descriptor().provider() == null
                ? access.require(Permission.APPLY_FOR, service.body().id(), service.code())
                : access.requireAnywhere(Permission.APPLY_FOR, service.code());
    }

    private static void requireOpenTo(Service service, Person applicant) {
        var descriptor = service.descriptor();
        if (!descriptor.online()) {
            throw new NotOnline(service.code());
        }
        if (!descriptor.channels().contains(Channel.COUNTER)) {
            throw new NotAtCounter(service.code());
        }
        if (!descriptor.audience().contains(Cases.audience(applicant))) {
            throw new NotEligible(service.code());
        }
    }

    private void answer(Request request, Form form, Map<String, ?> given) {
        var all = new TreeMap<>(request.answers());
        all.putAll(received(form, given));
        form.fields()
                .filter(field -> field.type() == Field.Kind.CHILD)
                .forEach(field -> all.computeIfPresent(
                        field.id(), (id, named) -> guardians.referenceFor(request.applicantId(), named)));
        var named = signers.named(request.applicantId(), form, all);
        var verdict = expressions.guarded(
                request.serviceCode(), request.reference(), () -> validator.judge(form, cases.facts(request), named));
        request.answer(verdict.accepted(), clock.instant());
        providers.requireServed(cases.service(request), request.answers());
        var violations =
                handlers.of(request).map(handler -> handler.validate(request)).orElse(Map.of());
        if (!violations.isEmpty()) {
            throw AnswersRefused.of(violations);
        }
    }

    /** A machine that answers what is not asked is mistaken about the form; and a file's hash from outside proves no file. */
    private Map<String, String> received(Form form, Map<String, ?> given) {
        var received = new TreeMap<String, String>();
        var wrong = new TreeMap<String, String>();
        given.forEach((id, sent) -> {
            Optional<Field> field = form.field(id).filter(asked -> asked.type().writable());
            field.flatMap(asked -> kinds.of(asked).received(sent))
                    .ifPresentOrElse(
                            text -> received.put(id, text),
                            () -> wrong.put(id, field.isEmpty() ? "field-not-asked" : "field-malformed"));
        });
        if (!wrong.isEmpty()) {
            throw AnswersRefused.of(wrong);
        }
        return received;
    }
}
