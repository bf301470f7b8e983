package org.dilmun.ejb.request;

import java.util.List;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;

/** What a case needs of the till: an order that its applicant can pay. {@link Requests#paid} takes the case on. */
public interface PaymentStep {

    /**
     * Part of the transaction that brings the case to its payment.
     *
     * @param fee of which something is due
     */
    void open(Request request, FeeAssessment fee);

    /**
     * Part of the transaction that hands a journey in, after {@link #open} for each of its parts that come to their payment with that:
     * they are paid together.
     *
     * @param unpaid one part at least, each with a fee of which something is due
     */
    default void openTogether(Journey journey, List<Request> unpaid) {}

    /**
     * Part of the transaction that ends the case without its outcome: from now on nobody can pay for it.
     *
     * @param by who ended it
     * @param fee whether what was paid goes back
     */
    default void ended(Request request, Actor by, FeeReturn fee) {}
}
