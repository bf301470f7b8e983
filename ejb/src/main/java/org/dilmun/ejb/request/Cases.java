package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Ward;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.AppealTerms;
import org.dilmun.ejb.directory.ComplaintTerms;
import org.dilmun.ejb.directory.CorrectionTerms;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.form.RegisterForms;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.NamedPeople;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Carries a case through the workflow of its own version of the service. Whose case it is its callers judge. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Cases {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Expressions expressions;

    @Inject
    RequestFees fees;

    @Inject
    CaseProviders providers;

    @Inject
    CasePartners partners;

    @Inject
    PaymentStep payment;

    @Inject
    JourneyGate journeys;

    @Inject
    Handlers handlers;

    @Inject
    RegisterForms registerForms;

    @Inject
    Descriptors descriptors;

    @Inject
    AppealTerms appeals;

    @Inject
    ComplaintTerms complaints;

    @Inject
    CorrectionTerms corrections;

    @Inject
    CorrectableFields correctable;

    @Inject
    FormFacts formFacts;

    @Inject
    NamedPeople named;

    @Inject
    SignatureRounds signatures;

    @Inject
    BookingDeadlines bookings;

    @Inject
    StandIns standIns;

    @Inject
    Access access;

    @Inject
    Audit audit;

    /**
     * The case, locked until the end of the transaction, and with it the journey that it may be part of: who comes second waits, and
     * then sees what the first did.
     *
     * @throws NotFound if there is none
     */
    public Request lock(Reference reference) {
        journeys.lockAround(reference);
        return em.createQuery("select r from Request r where r.reference = :reference", Request.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("request", reference));
    }

    /** As {@link #lock(Reference)}. */
    public Request lock(long id) {
        journeys.lockAround(id);
        return em.find(Request.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * What the case is: an application for its service, in the version of the case, an appeal against a refusal by it, a correction
     * of what was completed, or a complaint.
     */
    public ServiceDescriptor service(Request request) {
        ServiceDescriptor service = about(request);
        if (request.isComplaint()) {
            return complaints.about(service);
        }
        if (request.isCorrection()) {
            return corrections.of(service, correctable.of(em.find(Request.class, request.correctionOf())));
        }
        return request.isAppeal() ? appeals.against(service) : registerForms.of(service, request.applicantId());
    }

    /** The service that the case has to do with, in the version of the case. */
    public ServiceDescriptor about(Request request) {
        return descriptors.get(request.versionId());
    }

    /**
     * What the form of a case knows besides its answers: who applies, and the day of business. That is today until the case is submitted
     * and while it is back in the applicant's hands, and else the day of submission.
     */
    public Facts facts(Request request) {
        boolean open = request.submittedAt() == null || request.status().answerable();
        Instant day = open ? clock.instant() : request.submittedAt();
        return formFacts.of(country.day(day), people.get(request.applicantId()));
    }

    /** @return for whom the answers of a case say that its applicant makes it; empty: for themselves, or nobody for whom they may act */
    public Optional<Ward> ward(Request request) {
        Form form = service(request).form();
        return form == null
                ? Optional.empty()
                : form.fields()
                        .filter(field -> field.type() == Field.Kind.CHILD)
                        .map(field -> request.answers().get(field.id()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .flatMap(facts(request).wards()::find);
    }

    /** @return party id of whom the case is for: while it can be answered by its answers, then as it was handed in */
    public long subject(Request request) {
        Optional<Long> other = request.isApplication() && request.status().answerable()
                ? ward(request).map(ward -> ward.person().id())
                : request.subjectId();
        return other.orElse(request.applicantId());
    }

    /** Takes over from the answers for whom the case is, and who signs it; an appeal and the like concern whom the first one did. */
    public void takePeople(Request request) {
        if (request.isApplication() && request.status().answerable()) { // of any other the move itself is refused
            request.makeFor(ward(request).map(ward -> ward.person().id()).orElse(null));
            request.nameSigners(signers(request));
        }
    }

    /** @return party ids of those who sign the case, as its answers say; empty: nobody does */
    public Set<Long> signers(Request request) {
        return service(request)
                .workflow()
                .signing()
                .map(step -> request.answers().get(step.signatures().field()))
                .flatMap(Structured::choices)
                .map(named::ids)
                .orElse(Set.of());
    }

    public static Audience audience(Person applicant) {
        return applicant.citizen() ? Audience.CITIZEN : Audience.RESIDENT;
    }

    /**
     * What the case costs: since its submission what was fixed then, and before that what its answers come to now.
     *
     * @throws FeeUnknown if it is computed of something that is not answered
     * @throws FeeOutOfRange if it comes to more than the service may charge, or to less than nothing
     * @throws ServiceFailed if an expression of it cannot be evaluated
     */
    public FeeAssessment fee(Request request) {
        return request.fee().orElseGet(() -> assess(request, facts(request), request.answers()));
    }

    private FeeAssessment assess(Request request, Facts facts, Map<String, String> answers) {
        return expressions.guarded(
                request.serviceCode(), request.reference(), () -> fees.assess(service(request), facts, answers));
    }

    /** Whether a case that was submitted would have gone to another body with the address among those answers. */
    public boolean changesProvider(Request request, Map<String, String> answers) {
        ServiceDescriptor service = service(request);
        return service.provider() != null
                && service.provider().address() != null
                && providers
                        .find(service, people.get(request.applicantId()), answers)
                        .filter(body -> body.id() != request.bodyId())
                        .isPresent();
    }

    /** Whether a case that was submitted would have cost something else on that day with those answers. */
    public boolean changesFee(Request request, Map<String, String> answers) {
        Facts then = formFacts.of(country.day(request.submittedAt()), people.get(request.applicantId()));
        return !fees.total(assess(request, then, answers))
                .isEqual(fees.total(assess(request, then, request.answers())));
    }

    /**
     * Hands a draft in, and fixes what it costs and who decides; refusals as {@link RequestFees#assess}.
     *
     * @throws AddressNotServed if no body does
     */
    public void submit(Request request, Actor by) {
        ServiceDescriptor service = service(request);
        if (service.provider() != null) {
            request.leaveTo(providers
                    .get(service, people.get(request.applicantId()), request.answers())
                    .id());
        }
        request.leaveTo(bodies.inCharge(request.bodyId(), request.serviceCode()));
        request.fixFee(assess(request, facts(request), request.answers()));
        takePeople(request);
        request.submit(by, clock.instant());
    }

    /**
     * Brings the case to that step and opens what it waits for; a payment of nothing is passed over. Behind it the case waits for the
     * parts of its journey that it needs. An appointment its applicant takes; where nobody has to sign, nobody is waited for.
     */
    public void enter(Request request, Workflow.Step step, Actor by) {
        if (step.kind() != Workflow.Kind.PAYMENT && !journeys.awaited(request).isEmpty()) {
            request.holdAt(step, by, clock.instant());
            return;
        }
        request.moveTo(step, by, clock.instant());
        switch (step.kind()) {
            case TASK -> openTasks(request, step);
            case PAYMENT -> {
                FeeAssessment fee = fee(request);
                if (fee.due().isEmpty()) {
                    leave(request, by);
                } else {
                    payment.open(request, fee);
                }
            }
            case SIGNATURES -> ask(request, step, null, by);
            case APPOINTMENT -> bookings.begin(request, step);
        }
    }

    /**
     * Asks everybody to sign who has to.
     *
     * @param resumesAt id of the step at which the case goes on then; null: the one that follows
     */
    private void ask(Request request, Workflow.Step step, String resumesAt, Actor by) {
        if (request.signers().isEmpty()) {
            leave(request, by);
        } else {
            signatures.open(request, step, dueOn(step), resumesAt);
        }
    }

    /** Takes a case that was handed in again to the step that gave it back; first to those who have signed what it does not say any more. */
    public void resume(Request request, Actor by) {
        Workflow workflow = service(request).workflow();
        Workflow.Step back = current(request);
        workflow.signing()
                .filter(signing ->
                        workflow.steps().indexOf(signing) < workflow.steps().indexOf(back))
                .filter(signing -> !signatures.hold(request))
                .ifPresentOrElse(
                        signing -> {
                            request.moveTo(signing, by, clock.instant());
                            ask(request, signing, back.id(), by);
                        },
                        () -> enter(request, back, by));
    }

    /** Lets a case go on that waited for others. */
    public void release(Request request, Actor by) {
        Workflow.Step step = current(request);
        request.release(step, by, clock.instant());
        switch (step.kind()) {
            case TASK -> openTasks(request, step);
            case SIGNATURES -> ask(request, step, null, by);
            case APPOINTMENT -> bookings.begin(request, step);
            case PAYMENT -> {} // is not held
        }
    }

    private void openTasks(Request request, Workflow.Step step) {
        LocalDate dueOn = dueOn(step);
        Instant now = clock.instant();
        if (step.consults()) {
            step.consult().stream()
                    .map(code -> bodies.inCharge(code).id())
                    .forEach(body -> em.persist(new Task(ids.next(), request, step, dueOn, now).askedOf(body)));
        } else if (step.partner() != null) {
            em.persist(ofPartner(request, step, new Task(ids.next(), request, step, dueOn, now)));
        } else {
            em.persist(new Task(ids.next(), request, step, dueOn, now));
        }
    }

    private Task ofPartner(Request request, Workflow.Step step, Task task) {
        partners.find(request, step)
                .ifPresentOrElse(partner -> task.askedOf(partner.id()), () -> task.takeOver(request));
        return task;
    }

    /** Goes on from the current step to the next, or completes the case after the last. */
    public void leave(Request request, Actor by) {
        Workflow workflow = service(request).workflow();
        workflow.after(current(request)).ifPresentOrElse(next -> enter(request, next, by), () -> complete(request, by));
    }

    public void complete(Request request, Actor by) {
        complete(request, by, Reason.NONE);
    }

    /** @param reason what the officer said; may be none */
    public void complete(Request request, Actor by, Reason reason) {
        request.complete(by, reason, clock.instant());
        handlers.of(request).ifPresent(handler -> handler.complete(request));
    }

    public Workflow.Step current(Request request) {
        return service(request).workflow().step(request.step()).orElseThrow();
    }

    /**
     * The task that is to be done for the case now, if that officer may do it. A refusal is audited.
     *
     * @throws org.dilmun.ejb.access.OwnCase if the officer is one of those whom the case concerns
     * @throws org.dilmun.ejb.access.FamilyCase if one of those is family of the officer
     * @throws org.dilmun.ejb.access.DecidedBefore if the officer had a hand in what is to be judged
     * @throws Refused if the step asks for another role
     */
    public Task pendingTask(Request request, Actor officer) {
        List<Task> pending = pendingTasks(request);
        if (pending.isEmpty()) {
            throw new NotFound("task", request.reference());
        }
        Optional<Task> task = nearest(pending.stream().filter(each -> each.isFor(officer)), officer);
        access.requireUninvolved(
                officer, request.concerned(), request.reference().value());
        if (task.isEmpty()) {
            audit.recordApart("task.work", request.reference().value(), AuditEvent.Outcome.REFUSED);
            throw new Refused();
        }
        access.requireOther(officer, handledBy(request), request.reference().value());
        return task.get();
    }

    /** @return the task that is to be done for the case now by that body */
    public Task pendingTask(Request request, long body) {
        return pendingTasks(request).stream()
                .filter(task -> task.bodyId() == body)
                .findFirst()
                .orElseThrow(() -> new NotFound("task", request.reference()));
    }

    /** @return the task that is to be done for the case now, at a step that asks one body or partner */
    public Task onlyTask(Request request) {
        return pendingTasks(request).stream().findFirst().orElseThrow(() -> new NotFound("task", request.reference()));
    }

    /** @return the task that a partner has to do for the case now */
    public Task taskOfPartner(Request request) {
        return pendingTasks(request).stream()
                .filter(Task::isOfPartner)
                .findFirst()
                .orElseThrow(() -> new NotFound("task", request.reference()));
    }

    /** Of several tasks the one that the official works on, else one that is free, else one that a colleague has. */
    static Optional<Task> nearest(Stream<Task> tasks, Actor official) {
        return tasks.min(Comparator.comparing((Task task) -> !task.isClaimedBy(official))
                .thenComparing(Task::state)
                .thenComparing(Task::id));
    }

    /** @return the body for which that official acts on the case now: one that is asked about it, or else the case's own */
    public long bodyOf(Request request, Actor official, Permission permission) {
        return nearest(pendingTasks(request).stream().filter(task -> official.may(permission, task.bodyId())), official)
                .map(Task::bodyId)
                .orElse(request.bodyId());
    }

    /** @return the tasks of the bodies that the current step asks, as it was last reached; empty if it asks nobody */
    public List<Task> asked(Request request) {
        Workflow.Step step = current(request);
        if (!step.consults()) {
            return List.of();
        }
        List<Task> newestFirst = em.createQuery(
                        "select t from Task t where t.requestId = :request and t.step = :step order by t.id desc",
                        Task.class)
                .setParameter("request", request.id())
                .setParameter("step", step.id())
                .setMaxResults(step.consult().size())
                .getResultList();
        return newestFirst.stream().sorted(Comparator.comparing(Task::id)).toList();
    }

    /** @return whether what the bodies have said so far settles what the current step asks */
    public boolean settled(Request request) {
        List<Task> asked = asked(request);
        return current(request)
                .rule()
                .settled(asked.size(), said(asked, Workflow.Opinion.AGREE), said(asked, Workflow.Opinion.OBJECT));
    }

    private static int said(List<Task> asked, Workflow.Opinion opinion) {
        return (int) asked.stream().filter(task -> task.opinion() == opinion).count();
    }

    /**
     * Who had a hand in what is to be judged, for themselves or in whose place, and who stands in for one of them today, so that somebody
     * else decides now: whoever refused the case before, or the one that it appeals against, or acted in the one whose treatment it
     * complains about.
     */
    public Set<String> handledBy(Request request) {
        Set<String> hands = hands(request);
        return hands.isEmpty()
                ? hands
                : Stream.concat(
                                hands.stream(),
                                standIns.absences(request.bodyId()).values().stream()
                                        .filter(leave -> hands.contains(Actor.recorded(leave.officialId())))
                                        .map(leave -> Actor.recorded(leave.standInId())))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> hands(Request request) {
        if (request.isComplaint()) {
            return request.complaintOf() == null
                    ? Set.of()
                    : actors(em.createQuery(
                                    "select h.actor, h.inPlaceOf from HistoryEntry h where h.request.id = :id",
                                    Object[].class)
                            .setParameter("id", request.complaintOf()));
        }
        if (!request.isAppeal() && request.reopenedAt() == null) {
            return Set.of();
        }
        return actors(em.createQuery(
                        "select h.actor, h.inPlaceOf from HistoryEntry h where h.request.id = :refused and h.to = :rejected",
                        Object[].class)
                .setParameter("refused", request.isAppeal() ? request.appealOf() : request.id())
                .setParameter("rejected", RequestStatus.REJECTED));
    }

    private static Set<String> actors(TypedQuery<Object[]> entries) {
        return entries.getResultStream()
                .flatMap(row -> Stream.of((String) row[0], (String) row[1]))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return the day by which the body has promised to decide; empty if it has promised none, or cannot begin yet */
    public Optional<LocalDate> expectedOn(Request request) {
        boolean waits = request.isHeld() || request.awaitsSigners();
        return Optional.ofNullable(waits ? null : service(request).time())
                .map(time -> calendar.workingDays().plus(country.day(request.pendingSince()), time.workingDays()));
    }

    /** Ends the case at its applicant's wish. */
    public void withdraw(Request request, Actor applicant, FeeReturn fee) {
        request.withdraw(applicant, clock.instant());
        cancelTasks(request);
        endPayment(request, applicant, fee);
        audit.record("request.withdraw", request.reference().value(), Map.of());
    }

    /** @return whether the case waits for the payment that all parts of its journey began with */
    public boolean paidTogether(Request request) {
        return request.isPart()
                && request.waitingOn() == WaitingOn.PAYMENT
                && service(request).workflow().first().id().equals(request.step());
    }

    /** Ends what the case had to pay. */
    public void endPayment(Request request, Actor by, FeeReturn fee) {
        payment.ended(request, by, fee);
    }

    /** @return what becomes of a paid fee if the case is withdrawn now; the service's rule holds until an officer begins */
    public FeeReturn feeWhenWithdrawn(Request request) {
        FeeReturn untouched = service(request).workflow().whenWithdrawn();
        return untouched == FeeReturn.UNSTATED || begun(request) ? FeeReturn.UNSTATED : untouched;
    }

    private boolean begun(Request request) {
        return em.createQuery(
                                "select count(t) from Task t where t.requestId = :request and t.state in :begun",
                                Long.class)
                        .setParameter("request", request.id())
                        .setParameter("begun", List.of(Task.State.CLAIMED, Task.State.DONE))
                        .getSingleResult()
                > 0;
    }

    /** Nobody has anything to do for the case any more, or to sign. */
    public void cancelTasks(Request request) {
        pendingTasks(request).forEach(task -> task.cancel(clock.instant()));
        signatures.end(request);
    }

    private List<Task> pendingTasks(Request request) {
        return em.createQuery("select t from Task t where t.requestId = :request and t.state in :pending", Task.class)
                .setParameter("request", request.id())
                .setParameter("pending", List.of(Task.State.OPEN, Task.State.CLAIMED))
                .getResultList();
    }

    private LocalDate dueOn(Workflow.Step step) {
        return step.due() == 0 ? null : calendar.workingDays().plus(country.day(clock.instant()), step.due());
    }
}
