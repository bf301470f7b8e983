package org.dilmun.ejb.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.JourneyProgress;

/** Where a case goes when its applicant has come to an appointment, or not; part of a transaction that holds the lock of the case. */
@ApplicationScoped
public class AfterVisit {

    @Inject
    BusinessClock clock;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines bookings;

    @Inject
    JourneyProgress journeys;

    @Inject
    CaseListeners listeners;

    public void came(Request request, Actor officer) {
        bookings.end(request);
        cases.leave(request, officer);
        moved(request);
    }

    /** Lets the case go where the step says, for who may take no other appointment. */
    public void missed(Request request, Visit visit, Actor officer) {
        Workflow workflow = cases.service(request).workflow();
        bookings.end(request);
        if (visit.rejects()) {
            request.reject(officer, new Reason(visit.missedReason(), null), clock.instant());
            cases.endPayment(request, officer, workflow.whenRejected());
        } else {
            cases.enter(request, workflow.step(visit.missed()).orElseThrow(), officer);
        }
        moved(request);
    }

    /**
     * Rejects the case of who has booked nothing in time.
     *
     * @param reason what the applicant is told
     */
    void unbooked(Request request, LocalizedText reason, Actor by) {
        bookings.end(request);
        request.reject(by, new Reason(reason, null), clock.instant());
        cases.endPayment(request, by, cases.service(request).workflow().whenRejected());
        moved(request);
    }

    private void moved(Request request) {
        journeys.follow(request);
        listeners.moved(request, RequestStatus.OPEN);
    }
}
