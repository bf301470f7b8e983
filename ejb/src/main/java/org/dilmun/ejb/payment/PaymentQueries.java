package org.dilmun.ejb.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Applicants;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestFees;

/** Reads orders for those who may see them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PaymentQueries {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    RealClock clock;

    @Inject
    PaymentOrders orders;

    @Inject
    MoneyBack moneyBack;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    People people;

    @Inject
    Cases cases;

    @Inject
    RequestFees fees;

    /** The caller's own order and what became of it so far. */
    public OwnPayment getOwn(Reference reference) {
        PaymentOrder order = orders.get(reference);
        Optional<Request> request = request(order);
        if (request.filter(applicants::includes).isEmpty()) {
            access.requireSelf(order.payerId(), reference.value());
        }
        List<PaymentAttempt> attempts = attempts(order);
        return new OwnPayment(
                order,
                state(order, attempts, clock.instant()),
                attempts.stream()
                        .filter(attempt -> attempt.pageOpen(clock.instant()))
                        .findFirst(),
                bodies.name(order.bodyId(), country.day(order.createdAt())),
                people.get(order.payerId()).name(),
                request.map(Request::reference),
                journey(order).map(Journey::reference),
                request.map(found -> charges(found, order)).orElseGet(() -> charges(order)),
                moneyBack.takings(order));
    }

    /** The payment of that case as an official of its body sees it; empty if nothing is to be paid. */
    public Optional<CasePayment> findOfBody(Request request) {
        access.require(
                Permission.SEE_CASE, request.bodyId(), request.reference().value());
        return orders.findFor(request).map(order -> payment(order, request));
    }

    private CasePayment payment(PaymentOrder order, Request request) {
        return new CasePayment(
                order,
                order.items().of(Purpose.request(request.id())).orElse(null),
                moneyBack.takings(order).of(Purpose.request(request.id())));
    }

    private Optional<Journey> journey(PaymentOrder order) {
        return order.purpose().kind().equals(RequestTill.JOURNEY)
                ? Optional.of(em.find(Journey.class, order.purpose().id()))
                : Optional.empty();
    }

    /** Of an order for several cases: what each of them costs, and which bodies get it. */
    private List<Charge> charges(PaymentOrder order) {
        return order.items().list().stream()
                .flatMap(item -> item.shares().entrySet().stream()
                        .map(share -> new Charge(
                                share.getValue(),
                                item.description(),
                                bodies.name(share.getKey(), country.day(order.createdAt())),
                                null)))
                .toList();
    }

    private List<PaymentAttempt> attempts(PaymentOrder order) {
        return em.createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order order by a.createdAt, a.id",
                        PaymentAttempt.class)
                .setParameter("order", order.id())
                .getResultList();
    }

    private Optional<Request> request(PaymentOrder order) {
        return order.purpose().kind().equals(RequestTill.PURPOSE)
                ? Optional.ofNullable(em.find(Request.class, order.purpose().id()))
                : Optional.empty();
    }

    /** @return empty unless they explain the amount: the order counts, and a case of an older release has not fixed its fee */
    private List<Charge> charges(Request request, PaymentOrder order) {
        FeeAssessment fee = cases.fee(request);
        return fees.total(fee).equals(order.amount()) ? fee.due() : List.of();
    }

    private static OwnPayment.State state(PaymentOrder order, List<PaymentAttempt> attempts, Instant now) {
        return switch (order.status()) {
            case PAID -> OwnPayment.State.PAID;
            case REFUNDED -> OwnPayment.State.REFUNDED;
            case EXPIRED -> OwnPayment.State.EXPIRED;
            case CANCELLED -> OwnPayment.State.CANCELLED;
            case OPEN -> open(attempts, now);
        };
    }

    private static OwnPayment.State open(List<PaymentAttempt> attempts, Instant now) {
        if (attempts.stream().anyMatch(attempt -> attempt.inDoubt(now))) {
            return OwnPayment.State.UNKNOWN;
        }
        if (attempts.isEmpty()) {
            return OwnPayment.State.OPEN;
        }
        return switch (attempts.get(attempts.size() - 1).status()) {
            case DECLINED -> OwnPayment.State.DECLINED;
            case CANCELLED, EXPIRED -> OwnPayment.State.ABANDONED;
            default -> OwnPayment.State.OPEN; // the gateway's page is still open
        };
    }
}
