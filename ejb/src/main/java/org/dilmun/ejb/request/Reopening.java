package org.dilmun.ejb.request;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.Bodies;

/** Opens a refused case again, whose appeal has just been upheld: in the transaction of that decision. */
@ApplicationScoped
public class Reopening {

    @Inject
    BusinessClock clock;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    CaseListeners listeners;

    /** @param reason why the appeal is upheld */
    public void reopen(Request appeal, Actor by, Reason reason) {
        Request refused = cases.lock(appeal.appealOf());
        refused.handOn(bodies.inCharge(refused.bodyId(), refused.serviceCode()));
        refused.reopen(by, reason, clock.instant());
        cases.enter(refused, cases.current(refused), by);
        audit.record(
                "request.reopen",
                refused.reference().value(),
                Map.of("appeal", appeal.reference().value()));
        listeners.moved(refused, RequestStatus.REJECTED);
    }
}
