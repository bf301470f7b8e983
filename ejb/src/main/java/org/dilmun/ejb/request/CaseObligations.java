package org.dilmun.ejb.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.ObligationSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What an applicant owes their cases: a fee to pay, a question to answer. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CaseObligations implements ObligationSource {

    private static final int AT_MOST = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Cases cases;

    @Inject
    RequestFees fees;

    @Override
    public List<Obligation> obligations(long partyId) {
        return em
                .createQuery(
                        "select r from Request r where r.applicantId = :party and (r.status = :returned"
                                + " or (r.status = :open and r.waitingOn = :payment)) order by r.id",
                        Request.class)
                .setParameter("party", partyId)
                .setParameter("returned", RequestStatus.RETURNED)
                .setParameter("open", RequestStatus.OPEN)
                .setParameter("payment", WaitingOn.PAYMENT)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .collect(Collectors.groupingBy(this::matter, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::obligation)
                .toList();
    }

    /** What is paid together is one thing to do. */
    private String matter(Request request) {
        return cases.paidTogether(request)
                ? "journey " + request.journeyId()
                : request.reference().value();
    }

    private Obligation obligation(List<Request> together) {
        Request first = together.get(0);
        if (!cases.paidTogether(first)) {
            return obligation(first);
        }
        Journey journey = em.find(Journey.class, first.journeyId());
        return new Obligation(
                Obligation.Kind.PAY,
                journey.descriptor().name(),
                together.stream()
                        .map(each -> fees.total(cases.fee(each)))
                        .reduce(Money::plus)
                        .orElseThrow(),
                null,
                "/my/journeys/" + journey.reference());
    }

    private Obligation obligation(Request request) {
        boolean returned = request.status() == RequestStatus.RETURNED;
        return new Obligation(
                returned ? Obligation.Kind.ANSWER : Obligation.Kind.PAY,
                cases.service(request).name(),
                returned ? null : fees.total(cases.fee(request)),
                null,
                "/my/requests/" + request.reference(),
                Applicants.serviceByMandate(request));
    }
}
