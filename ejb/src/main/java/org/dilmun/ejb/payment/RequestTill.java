package org.dilmun.ejb.payment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.Request;
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
    PaymentGateway gateway;

    @Inject
    PaymentOrders orders;

    @Inject
    RequestFees fees;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Provider<Requests> requests; // which need this bean themselves

    @Override
    public void open(Request request, List<Charge> charges) {
        if (gateway.origin().isEmpty()) {
            throw new TillClosed();
        }
        orders.create(new PaymentTerms(
                request.applicantId(),
                request.bodyId(),
                fees.total(charges),
                description(request),
                new Purpose(PURPOSE, request.id())));
    }

    private LocalizedText description(Request request) {
        return em.find(ServiceVersion.class, request.versionId()).descriptor().name();
    }

    @Override
    public void paid(PaymentOrder order) {
        if (order.purpose().kind().equals(PURPOSE)) {
            requests.get().paid(order.purpose().id());
        }
    }
}
