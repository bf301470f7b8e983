package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Withdrawal;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.MoveRefused;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;

/** Whether a case can still be withdrawn, and its withdrawal: one rule for what pages and the API say and for what is done. */
@ApplicationScoped
public class Withdrawals {

    @Inject
    BusinessClock clock;

    @Inject
    Cases cases;

    @Inject
    JourneyProgress journeys;

    @Inject
    CaseListeners listeners;

    /**
     * How it stands with the withdrawal of a case that is under way.
     *
     * @param open whether it can be withdrawn now
     * @param until when the time for it ends or has ended, which is no part of it; null if none is set, or it does not run yet
     * @param fee what becomes of a paid fee if it is withdrawn now
     */
    public record Standing(boolean open, Instant until, FeeReturn fee) {}

    /** @return empty for a draft, for a case that has ended, and for one that is to be paid together with others */
    public Optional<Standing> of(Request request) {
        if (!request.status().mayBecome(RequestStatus.WITHDRAWN) || cases.paidTogether(request)) {
            return Optional.empty();
        }
        Workflow workflow = cases.service(request).workflow();
        Instant until = until(workflow, request);
        boolean open = workflow.withdrawableAt(cases.current(request))
                && (until == null || clock.instant().isBefore(until));
        return Optional.of(new Standing(open, until, cases.feeWhenWithdrawn(request)));
    }

    private static Instant until(Workflow workflow, Request request) {
        Withdrawal rule = workflow.withdrawal();
        if (rule == null || rule.time() == null) {
            return null;
        }
        Optional<Instant> since = rule.counted() == Withdrawal.After.PAYMENT
                ? paid(workflow, request)
                : Optional.of(request.submittedAt());
        return since.map(from -> from.plus(rule.time())).orElse(null);
    }

    /** @return when it left its payment, though nothing may have been due there; empty until then */
    private static Optional<Instant> paid(Workflow workflow, Request request) {
        Set<String> payments = workflow.steps().stream()
                .filter(step -> step.kind() == Workflow.Kind.PAYMENT)
                .map(Workflow.Step::id)
                .collect(Collectors.toSet());
        return request.history().stream()
                .dropWhile(entry -> !payments.contains(step(entry)))
                .dropWhile(entry -> payments.contains(step(entry)))
                .findFirst()
                .map(HistoryEntry::at);
    }

    private static String step(HistoryEntry entry) {
        return entry.step() == null ? "" : entry.step();
    }

    /**
     * Takes a case back, part of a transaction that holds its lock.
     *
     * @param by its applicant, or a counter at which the applicant stands
     * @param shownVersion of the case that they were shown
     * @param shownFee what they were told would become of a paid fee; null, which fits no fee, if nothing was said
     * @throws ChangedMeanwhile if somebody else changed it since it was shown, or the fee no longer fares like that
     * @throws MoveRefused if it has ended
     * @throws PaidTogether if it is part of a journey whose fees are to be paid
     * @throws WithdrawalClosed if it has gone on too far, or the time for it is over
     */
    public void carryOut(Request request, Actor by, int shownVersion, FeeReturn shownFee) {
        RequestStatus before = request.status();
        if (cases.paidTogether(request.asShown(shownVersion))) {
            throw new PaidTogether(request.reference());
        }
        Standing standing =
                of(request).orElseThrow(() -> new MoveRefused(request.reference(), before, RequestStatus.WITHDRAWN));
        if (!standing.open()) {
            throw new WithdrawalClosed(request.reference());
        }
        if (standing.fee() != shownFee) {
            throw new ChangedMeanwhile(request.reference(), shownVersion);
        }
        cases.withdraw(request, by, standing.fee());
        journeys.follow(request);
        listeners.moved(request, before);
    }
}
