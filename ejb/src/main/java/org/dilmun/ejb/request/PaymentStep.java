package org.dilmun.ejb.request;

import java.util.List;

import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.Request;

/** What a case needs of the till: an order that its applicant can pay. {@link Requests#paid} takes the case on. */
public interface PaymentStep {

    /**
     * Part of the transaction that brings the case to its payment.
     *
     * @param charges at least one
     */
    void open(Request request, List<Charge> charges);

    /** Part of the transaction that gives the case up: from now on nobody can pay for it. */
    default void cancel(Request request) {}
}
