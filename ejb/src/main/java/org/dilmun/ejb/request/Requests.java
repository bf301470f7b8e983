package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The moves of a case. Each is one transaction: new state, history, tasks and audit stand or fall together. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Requests {

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    @Inject
    StandIns standIns;

    @Inject
    Appeals appeals;

    @Inject
    Corrections corrections;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    Reopening reopening;

    @Inject
    Withdrawals withdrawals;

    @Inject
    FormValidator validator;

    @Inject
    CaseParts parts;

    @Inject
    Handlers handlers;

    @Inject
    JourneyProgress journeys;

    @Inject
    AttachedFiles files;

    @Inject
    SupportTasks support;

    @Inject
    Expressions expressions;

    @Inject
    CaseListeners listeners;

    /**
     * Hands the caller's draft in.
     *
     * @param shownHash of the answers that the caller was shown and declares to be true
     * @param another whether the caller has said that another request is meant than one for the same that is there already
     * @throws ChangedMeanwhile if the answers are others by now
     * @throws AssuranceTooLow if the state is not sure enough of who the caller is
     * @throws AuthenticationTooLow if the caller must sign in by more
     * @throws HandedInTogether if it is part of a journey, which is handed in as a whole
     * @throws AnswersRefused if something is wrong or missing
     * @throws DuplicateRequest if there is one, and the caller has not
     * @throws org.dilmun.domain.request.NotAppealable if it is an appeal and none is taken any more
     * @throws AppealTooLate if it is an appeal and the time is over
     * @throws org.dilmun.domain.request.NotCorrectable if it is a correction and none is taken any more
     * @throws CorrectionTooLate if it is a correction and the time is over; for what it says refusals as with
     *     {@link Corrections#requireFitting}
     * @throws FeeUnknown if the fee is computed of something that is not answered
     * @throws FeeOutOfRange if it comes to more than the service may charge, or to less than nothing
     * @throws ServiceFailed if the code of the service fails, or an expression of it
     */
    public Request submit(Reference reference, String shownHash, boolean another) {
        Request request = cases.lock(reference);
        Actor applicant = applicants.require(request);
        if (request.isPart()) {
            throw new HandedInTogether(reference);
        }
        handIn(request.asShown(shownHash), applicant, another);
        return request;
    }

    /**
     * Hands a part of a journey in, in the transaction that hands in all of them and holds the journey. Refusals as with
     * {@link #submit}.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void submitPart(Request part, Actor applicant, boolean another) {
        handIn(part, applicant, another);
        journeys.follow(part);
    }

    private void handIn(Request request, Actor applicant, boolean another) {
        SureEnough.require(applicant, cases.service(request));
        requireComplete(request);
        if (request.isAppeal()) {
            appeal(request);
        }
        if (request.isCorrection()) {
            corrections.submit(request);
        }
        duplicates.require(request, another);
        files.forgetUnasked(request);
        cases.submit(request, applicant);
        handlers.of(request).ifPresent(handler -> handler.submit(request));
        cases.enter(request, cases.service(request).workflow().first(), applicant);
        audit.record("request.submit", request.reference().value(), Map.of("answers", request.answersHash()));
        listeners.moved(request, RequestStatus.DRAFT);
    }

    private void appeal(Request appeal) {
        Request refused = cases.lock(appeal.appealOf());
        appeals.requireTaken(refused);
        audit.record(
                "request.appeal",
                refused.reference().value(),
                Map.of("appeal", appeal.reference().value()));
    }

    /**
     * Hands a returned case in again; it goes on at the step that returned it, once everybody has signed anew who has to. Refusals as with {@link #submit}.
     *
     * @param reply to the officer's question; may be blank
     * @throws ReplyTooLong if it has more characters than a history takes
     */
    public Request resubmit(Reference reference, String shownHash, String reply) {
        String said = said(reply);
        if (said != null && said.length() > Request.REASON_LENGTH) {
            throw new ReplyTooLong(Request.REASON_LENGTH);
        }
        Request request = cases.lock(reference);
        Actor applicant = applicants.require(request);
        requireComplete(request.asShown(shownHash));
        cases.takePeople(request);
        request.resubmit(applicant, said, clock.instant());
        cases.resume(request, applicant);
        audit.record("request.resubmit", reference.value(), Map.of("answers", shownHash));
        listeners.moved(request, RequestStatus.RETURNED);
        return request;
    }

    private void requireComplete(Request request) {
        var answers = expressions
                .guarded(
                        request.serviceCode(),
                        request.reference(),
                        () -> validator.judge(cases.service(request).form(), cases.facts(request), request.answers()))
                .accepted();
        if (!answers.equals(request.answers())) { // a rule of today drops what was saved: not what was shown
            throw new ChangedMeanwhile(request.reference(), request.version());
        }
        if (request.isCorrection()) {
            corrections.requireFitting(request);
        }
        var violations =
                handlers.of(request).map(handler -> handler.validate(request)).orElse(Map.of());
        if (!violations.isEmpty()) {
            throw AnswersRefused.of(violations);
        }
    }

    /**
     * Takes the case on after its payment; called in the transaction that records the money. Twice is once. Money for a
     * case that no longer waits for it is audited and never refused: a refusal would undo the record of the money. A case that could not be
     * completed with it before stays where it is until that was mended, and then goes on ({@link SupportRetries}).
     */
    public void paid(long requestId) {
        Request request = cases.lock(requestId);
        Reference reference = request.reference();
        if (support.holdPaid(request.serviceCode(), reference)) {
            audit.record("request.paid-held", reference.value(), Map.of());
        } else if (request.status() == RequestStatus.OPEN && request.waitingOn() == WaitingOn.PAYMENT) {
            cases.leave(request, Actor.system("payment"));
            journeys.follow(request);
            audit.record("request.paid", reference.value(), Map.of());
            listeners.moved(request, RequestStatus.OPEN);
        } else {
            audit.record(
                    "request.paid-not-awaited",
                    reference.value(),
                    Map.of("status", request.status().name()));
        }
    }

    /** Takes a case on that was paid while the code of its service failed. */
    public void goOnPaid(Reference reference) {
        paid(cases.lock(reference).id());
    }

    /**
     * Lets an officer act on a case of their body, as its step allows.
     *
     * @param shownVersion of the case that the officer was shown
     * @param savedReason id of a text that the action has saved; blank for none
     * @param words for the applicant to read; blank where the action asks for none, or the saved text says it all
     * @throws ChangedMeanwhile if somebody else changed it since
     * @throws SavedReasonUnknown if the action has no such text
     * @throws ServiceFailed if the code of the service fails
     */
    public Request act(Reference reference, int shownVersion, String actionId, String savedReason, String words) {
        return act(reference, shownVersion, actionId, savedReason, words, List.of());
    }

    /**
     * Lets an officer act as above where the step decides part by part; refusals beyond those as with {@link CaseParts#require}.
     *
     * @param decided about each part
     */
    public Request act(
            Reference reference,
            int shownVersion,
            String actionId,
            String savedReason,
            String words,
            List<PartDecision> decided) {
        Request request = cases.lock(reference);
        long body = cases.bodyOf(request, caller.actor(), Permission.WORK_CASE);
        Actor officer = access.require(Permission.WORK_CASE, body, reference.value());
        Workflow.Action action = action(request.asShownButForOpinions(shownVersion), actionId);
        Task task = cases.pendingTask(request, officer);
        Actor by = standIns.acting(officer, task);
        request.decideEach(parts.require(request, action, decided));
        decide(request, task, action, by, new Reason(saved(action, savedReason), said(words)));
        return request;
    }

    /**
     * Decides as the step says for when its time is up; part of a transaction that holds the lock of the case.
     *
     * @param task of the current step, not done
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void actOverdue(Request request, Task task) {
        Workflow.Step step = cases.current(request);
        Workflow.Action action = step.overdueActions().get(0);
        request.decideEach(parts.require(request, action, parts.accepted(request)));
        decide(request, task, action, OverdueTasks.SYSTEM, new Reason(step.overdueReason(), null));
    }

    /**
     * Lets somebody act who holds no role for it, but has a part in the service, at a step of the case's body or of a partner; part of a
     * transaction that holds the lock of the case. Whether they may is judged by the caller.
     *
     * @param savedReason id of a text that the action has saved; blank for none
     * @param words for the applicant to read; blank for none
     * @throws org.dilmun.ejb.access.OwnCase if it concerns themselves; of their family org.dilmun.ejb.access.FamilyCase
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void actFor(Request request, String actionId, Actor by, String savedReason, String words) {
        access.requireUninvolved(by, request.concerned(), request.reference().value());
        Workflow.Action action = action(request, actionId);
        Task task = cases.onlyTask(request);
        decide(request, task, action, by, new Reason(saved(action, savedReason), said(words)));
    }

    private void decide(Request request, Task task, Workflow.Action action, Actor by, Reason reason) {
        requireReason(action, reason);
        task.finish(by, clock.instant());
        if (!cases.current(request).consults()) {
            handlers.of(request).ifPresent(handler -> handler.act(request, action.id()));
            apply(request, action, by, reason);
        } else if (settles(request, task, action, by, reason)) {
            cases.cancelTasks(request);
            apply(request, action, by, reason);
        }
        journeys.follow(request);
        audit.record(by, "request." + action.id(), request.reference().value(), Map.of("step", task.step()));
        listeners.moved(request, RequestStatus.OPEN);
    }

    /** Notes what a body says that is asked. The case goes on as soon as the others cannot change any more where it goes. */
    private boolean settles(Request request, Task task, Workflow.Action action, Actor by, Reason reason) {
        Workflow.Opinion opinion = Workflow.Opinion.of(action.id()).orElseThrow();
        task.answer(opinion);
        request.hear(opinion, task.bodyId(), by, reason, clock.instant());
        return cases.settled(request);
    }

    private Workflow.Action action(Request request, String actionId) {
        if (request.status() != RequestStatus.OPEN) {
            throw new NotFound("action", actionId);
        }
        return cases.current(request).action(actionId).orElseThrow(() -> new NotFound("action", actionId));
    }

    /** What the other side reads, as it is safe to be read; null if nothing is left of it. */
    private static String said(String typed) {
        String text = typed == null ? "" : TypedText.lines(typed);
        return text.isEmpty() ? null : text;
    }

    private static LocalizedText saved(Workflow.Action action, String id) {
        return id == null || id.isBlank()
                ? null
                : action.savedReason(id).orElseThrow(SavedReasonUnknown::new).text();
    }

    private static void requireReason(Workflow.Action action, Reason reason) {
        boolean missing = action.reason() && !reason.given();
        boolean tooLong = reason.words() != null && reason.words().length() > Request.REASON_LENGTH;
        if (missing || tooLong) {
            throw new ReasonMissing(Request.REASON_LENGTH);
        }
    }

    private void apply(Request request, Workflow.Action action, Actor officer, Reason reason) {
        if (action.end().isEmpty()) {
            var next = cases.service(request).workflow().step(action.to()).orElseThrow();
            cases.enter(request, next, officer);
            return;
        }
        switch (action.end().get()) {
            case COMPLETED -> {
                cases.complete(request, officer, action.reason() ? reason : Reason.NONE);
                if (request.isAppeal()) {
                    reopening.reopen(request, officer, reason);
                }
                if (request.isCorrection()) {
                    corrections.record(request, officer);
                }
            }
            case REJECTED -> {
                request.reject(officer, reason, clock.instant());
                cases.endPayment(
                        request, officer, cases.service(request).workflow().whenRejected());
            }
            case RETURNED -> request.returnToApplicant(officer, reason, clock.instant());
        }
    }

    /**
     * Takes the caller's case back, at the applicant's own wish. Refusals as with {@link Withdrawals#carryOut}.
     *
     * @param shownFee what the applicant was told would become of a paid fee; null, which fits no fee, if the form does not say
     */
    public Request withdraw(Reference reference, int shownVersion, FeeReturn shownFee) {
        Request request = cases.lock(reference);
        Actor applicant = applicants.require(request);
        withdrawals.carryOut(request, applicant, shownVersion, shownFee);
        return request;
    }
}
