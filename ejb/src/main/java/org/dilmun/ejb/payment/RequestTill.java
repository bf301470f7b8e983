package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Optional;
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
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderItems;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.TrialRun;
import org.dilmun.ejb.request.JourneyGate;
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
    public static final String PURPOSE = Purpose.REQUEST;

    /** The same of an order that pays for the parts of a journey together; its id is the journey's. */
    public static final String JOURNEY = Purpose.JOURNEY;

    @Inject
    BusinessClock clock;

    @Inject
    JourneyGate journeys;

    @Inject
    Gateways gateways;

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

    /** A part of a journey that is being handed in gets no order of its own: {@link #openTogether} makes one for all. */
    @Override
    public void open(Request request, FeeAssessment fee) {
        if (TrialRun.isOn()) { // nobody pays
            return;
        }
        requireGateway(request.bodyId());
        if (request.isPart() && em.find(Journey.class, request.journeyId()).isDraft()) {
            return;
        }
        ServiceDescriptor service = descriptors.get(request.versionId());
        orders.create(new PaymentTerms(
                request.applicantId(),
                request.bodyId(),
                fees.total(fee),
                service.name(),
                new Purpose(PURPOSE, request.id()),
                shares(request, request.isApplication() ? service.fee().shares() : null, fee)));
    }

    @Override
    public void openTogether(Journey journey, List<Request> unpaid) {
        var items = unpaid.stream().map(this::item).toList();
        orders.create(PaymentTerms.together(
                journey.applicantId(),
                bodies.inCharge(journey.descriptor().body()).id(),
                journey.descriptor().name(),
                new Purpose(JOURNEY, journey.id()),
                new OrderItems(items)));
    }

    private OrderItem item(Request request) {
        ServiceDescriptor service = descriptors.get(request.versionId());
        return new OrderItem(
                Purpose.request(request.id()),
                service.name(),
                shares(request, service.fee().shares(), request.fee().orElseThrow()));
    }

    private void requireGateway(long bodyId) {
        if (gateways.offered(bodyId).isEmpty()) {
            throw new TillClosed();
        }
    }

    /** First what is charged for another body, then what is left, by the shares of the service. */
    private SortedMap<Long, Money> shares(Request request, FeeShares shares, FeeAssessment fee) {
        var received = new TreeMap<Long, Money>();
        Money left = fees.total(fee);
        for (Charge charge : fee.due()) {
            if (charge.to() != null) {
                received.merge(bodies.inCharge(charge.to()).id(), charge.amount(), Money::plus);
                left = left.minus(charge.amount());
            }
        }
        if (left.isZero()) {
            return received;
        }
        if (shares == null) {
            received.merge(request.bodyId(), left, Money::plus);
        } else {
            shares.divide(left)
                    .forEach(
                            (code, part) -> received.merge(bodies.inCharge(code).id(), part, Money::plus));
        }
        return received;
    }

    /** Money that was under way is still taken and recorded, as received for nothing, and goes back by itself. */
    @Override
    public void ended(Request request, Actor by, FeeReturn fee) {
        orders.findFor(request).map(order -> orders.lock(order.id())).ifPresent(order -> end(order, request, by, fee));
    }

    private void end(PaymentOrder order, Request request, Actor by, FeeReturn fee) {
        var cause = request.status() == RequestStatus.REJECTED ? RefundCause.REJECTED : RefundCause.WITHDRAWN;
        var ground = new Ground(cause, null, by.recorded());
        Optional<OrderItem> item = order.items().of(Purpose.request(request.id()));
        if (order.status() == OrderStatus.OPEN) {
            if (nobodyWaits(order)) {
                order.cancel(clock.instant());
            }
        } else if (order.status() == OrderStatus.PAID && fee == FeeReturn.FULL) {
            if (item.isPresent()) {
                giveBack(order, item.get(), ground);
            } else if (!moneyBack.underWay(order)) {
                moneyBack.owe(order, ground);
            }
        }
    }

    /** Whether none of the cases that the order is for goes on any more. */
    private boolean nobodyWaits(PaymentOrder order) {
        return order.items().list().stream()
                .map(item -> em.find(Request.class, item.of().id()))
                .allMatch(each -> each.status().closed());
    }

    private void giveBack(PaymentOrder order, OrderItem item, Ground ground) {
        if (moneyBack.takings(order).keptFor(item.of()).isPresent()) {
            moneyBack.owe(order, item, ground);
        }
    }

    @Override
    public void lock(Purpose purpose) {
        if (purpose.kind().equals(PURPOSE)) {
            journeys.lockAround(purpose.id());
            em.find(Request.class, purpose.id(), LockModeType.PESSIMISTIC_WRITE);
        } else if (purpose.kind().equals(JOURNEY)) {
            journeys.lock(purpose.id());
            journeys.parts(purpose.id())
                    .forEach(part -> em.find(Request.class, part.id(), LockModeType.PESSIMISTIC_WRITE));
        }
    }

    @Override
    public void paid(PaymentOrder order) {
        if (order.purpose().kind().equals(PURPOSE)) {
            requests.get().paid(order.purpose().id());
        } else if (order.purpose().kind().equals(JOURNEY)) {
            order.items().list().forEach(item -> paid(order, item));
        }
    }

    /** What came for a part that has ended meanwhile goes back by itself. */
    private void paid(PaymentOrder order, OrderItem item) {
        boolean ended = em.find(Request.class, item.of().id()).status().closed();
        requests.get().paid(item.of().id());
        if (ended) {
            giveBack(
                    order,
                    item,
                    new Ground(
                            RefundCause.NOT_AWAITED,
                            null,
                            Actor.system("payment").recorded()));
        }
    }
}
