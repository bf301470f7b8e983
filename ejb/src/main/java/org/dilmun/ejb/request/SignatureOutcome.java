package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;

/** Takes a case on as soon as the answers of those who sign it decide where it goes; whoever calls holds its lock. */
@ApplicationScoped
public class SignatureOutcome {

    /** Who moves the case when the answers are enough. */
    static final Actor SYSTEM = Actor.system("signatures");

    @Inject
    BusinessClock clock;

    @Inject
    Cases cases;

    @Inject
    SignatureRounds rounds;

    @Inject
    JourneyProgress journeys;

    @Inject
    Audit audit;

    @Inject
    CaseListeners listeners;

    /** Lets the case go on, or ends it or gives it back, once nobody who is still to answer could change that. */
    void settle(Request request) {
        List<Signature> round = rounds.current(request);
        int signed = count(round, SignatureState.SIGNED);
        int refused = count(round, SignatureState.REFUSED);
        Workflow.Step step = cases.current(request);
        Workflow.Rule rule = step.signatures().rule();
        if (!rule.settled(round.size(), signed, refused)) {
            return;
        }
        if (rule == Workflow.Rule.ALL ? refused == 0 : signed > 0) {
            goOn(request, round.get(0).resumesAt());
        } else if (step.signatures().rejects()) {
            reject(request, SYSTEM, step.signatures().refusedReason());
        } else {
            cases.cancelTasks(request);
            request.returnToApplicant(SYSTEM, new Reason(step.signatures().refusedReason(), null), clock.instant());
            moved(request, SYSTEM, "request.signatures-refused");
        }
    }

    private static int count(List<Signature> round, SignatureState state) {
        return (int)
                round.stream().filter(signature -> signature.state() == state).count();
    }

    private void goOn(Request request, Optional<String> resumesAt) {
        rounds.end(request);
        request.signed(clock.instant());
        resumesAt
                .flatMap(cases.service(request).workflow()::step)
                .ifPresentOrElse(step -> cases.enter(request, step, SYSTEM), () -> cases.leave(request, SYSTEM));
        moved(request, SYSTEM, "request.signatures-given");
    }

    /** Rejects the case without the signatures that it needs. */
    void reject(Request request, Actor by, LocalizedText reason) {
        cases.cancelTasks(request);
        request.reject(by, new Reason(reason, null), clock.instant());
        cases.endPayment(request, by, cases.service(request).workflow().whenRejected());
        moved(request, by, "request.signatures-refused");
    }

    private void moved(Request request, Actor by, String action) {
        journeys.follow(request);
        audit.record(by, action, request.reference().value(), Map.of());
        listeners.moved(request, RequestStatus.OPEN);
    }
}
