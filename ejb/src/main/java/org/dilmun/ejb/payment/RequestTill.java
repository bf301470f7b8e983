package org.dilmun.ejb.payment;

import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.FeeShares;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.Requests;

/**
 * Where cases and payments meet: a case that comes to its payment gets an order, and a paid order takes its case on. Both
 * are part of the transaction of whoever calls. Without a gateway the till is closed: the submission is refused, and what
 * was to be submitted stays a draft.
 */
@ApplicationScoped
public class RequestTill implements PaymentStep, PaidListener {

    /** The kind of {@link Purpose} of an order that pays for a case; its id is the request's. */
    public static final String PURPOSE = "request";

    @Inject
    BusinessClock clock;

    @Inject
    PaymentGateway gateway;

    @Inject
    PaymentOrders orders;

    @Inject
    MoneyBack moneyBack;

    @Inject
    RequestFees fees;

    @Inject
    Descriptors descriptors;

    @Inject
    Bodies bodies;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Provider<Requests> requests; // which need this bean themselves

    @Override
    public void open(Request request, FeeAssessment fee) {
        if (gateway.origin().isEmpty()) {
            throw new TillClosed();
        }
        ServiceDescriptor service = descriptors.get(request.versionId());
        Money total = fees.total(fee);
        orders.create(new PaymentTerms(
                request.applicantId(),
                request.bodyId(),
                total,
                service.name(),
                new Purpose(PURPOSE, request.id()),
                shares(request, request.isApplication() ? service.fee().shares() : null, total)));
    }

    private SortedMap<Long, Money> shares(Request request, FeeShares shares, Money total) {
        var received = new TreeMap<Long, Money>();
        if (shares == null) {
            received.put(request.bodyId(), total);
        } else {
            shares.divide(total)
                    .forEach((code, part) -> received.put(bodies.get(code).id(), part));
        }
        return received;
    }

    /** Money that was under way is still taken and recorded, as received for nothing, and goes back by itself. */
    @Override
    public void ended(Request request, Actor by, FeeReturn fee) {
        orders.find(new Purpose(PURPOSE, request.id()))
                .map(order -> orders.lock(order.id()))
                .ifPresent(order -> end(order, request, by, fee));
    }

    private void end(PaymentOrder order, Request request, Actor by, FeeReturn fee) {
        if (order.status() == OrderStatus.OPEN) {
            order.cancel(clock.instant());
        } else if (order.status() == OrderStatus.PAID && fee == FeeReturn.FULL && !moneyBack.underWay(order)) {
            var cause = request.status() == RequestStatus.REJECTED ? RefundCause.REJECTED : RefundCause.WITHDRAWN;
            moneyBack.owe(order, new Ground(cause, null, by.recorded()));
        }
    }

    @Override
    public void lock(Purpose purpose) {
        if (purpose.kind().equals(PURPOSE)) {
            em.find(Request.class, purpose.id(), LockModeType.PESSIMISTIC_WRITE);
        }
    }

    @Override
    public void paid(PaymentOrder order) {
        if (order.purpose().kind().equals(PURPOSE)) {
            requests.get().paid(order.purpose().id());
        }
    }
}
