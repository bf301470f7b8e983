package org.dilmun.ejb.payment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.ledger.Cause;
import org.dilmun.ejb.ledger.Cause.Kind;
import org.dilmun.ejb.ledger.Cause.Step;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How a payment came about, as the books show it: from the citizen's request to the answer of the gateway. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OrderTrail {

    private static final String LEFT_OUT = "***";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    People people;

    /** @param last what comes after the attempt */
    public Cause of(PaymentOrder order, PaymentAttempt attempt, Step... last) {
        var steps = new ArrayList<>(purpose(order));
        steps.add(new Step(Kind.ORDER, order.reference(), order.createdAt(), null, null));
        steps.add(new Step(
                Kind.ATTEMPT,
                attempt.reference(),
                attempt.createdAt(),
                attempt.endedAt(),
                attempt.card() == null ? null : attempt.card().rrn()));
        steps.addAll(List.of(last));
        return new Cause(
                order.description(), initials(people.get(order.payerId()).name()), steps);
    }

    private List<Step> purpose(PaymentOrder order) {
        long id = order.purpose().id();
        if (order.purpose().kind().equals(RequestTill.JOURNEY)) {
            Journey journey = em.find(Journey.class, id);
            return List.of(new Step(Kind.JOURNEY, journey.reference(), journey.submittedAt(), null, null));
        }
        if (order.purpose().kind().equals(Purpose.BASKET)) {
            return order.items().list().stream()
                    .map(item -> em.find(Bill.class, item.of().id()))
                    .map(bill -> new Step(Kind.BILL, bill.reference(), bill.presentedAt(), null, bill.number()))
                    .toList();
        }
        Request request = order.purpose().kind().equals(RequestTill.PURPOSE) ? em.find(Request.class, id) : null;
        return request == null
                ? List.of()
                : List.of(new Step(Kind.REQUEST, request.reference(), request.submittedAt(), null, null));
    }

    /** Enough to tell payers apart, too little to know who they are. */
    static LocalizedText initials(LocalizedText name) {
        return new LocalizedText(name.byTag().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> initials(each.getValue()))));
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> word.isEmpty() ? word : Character.toString(word.codePointAt(0)) + LEFT_OUT)
                .collect(Collectors.joining(" "));
    }
}
