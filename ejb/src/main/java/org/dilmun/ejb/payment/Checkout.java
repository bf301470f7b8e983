package org.dilmun.ejb.payment;

import java.net.URI;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.ejb.payment.PaymentAttempts.Begun;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.PageRequest;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;

/** Brings payers to the gateway and back. It talks to the outside, therefore no transaction is open here. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Checkout {

    @Inject
    PaymentAttempts attempts;

    @Inject
    PaymentGateway gateway;

    /**
     * Starts to pay, or goes on where the payer left off.
     *
     * @param returnUrl our page that the payer's browser comes back to
     * @param notifyUrl our address that the gateway reports to
     * @return the gateway's page
     * @throws PaymentUndecided if an earlier attempt may still have taken the money
     * @throws TooManyAttempts after three within 15 minutes
     * @throws GatewayUnavailable if the gateway opens no page
     */
    public URI start(Reference order, Language language, URI returnUrl, URI notifyUrl) {
        Begun begun = attempts.begin(order);
        PaymentAttempt attempt = begun.attempt();
        if (attempt.page() != null) {
            return URI.create(attempt.page());
        }
        Answer<HostedPage> answer = gateway.open(new PageRequest(
                attempt.reference(),
                begun.order().amount(),
                begun.order().description(),
                language,
                returnUrl,
                notifyUrl,
                PaymentAttempt.LIFETIME));
        attempts.opened(attempt.id(), answer);
        if (answer instanceof Answer.Yes<HostedPage> page) {
            return URI.create(page.value().url());
        }
        throw new GatewayUnavailable();
    }

    /** The payer's browser came back: a hint to ask the gateway, and no more than that. */
    public void returned(Reference order) {
        attempts.undecided(order)
                .forEach(attempt -> attempts.settle(attempt.id(), gateway.inquire(attempt.reference())));
    }

    /**
     * Acts upon a message of the gateway; the same again changes nothing.
     *
     * @throws ForgedMessage if it is not the gateway's
     */
    public void notified(SignedMessage message) {
        attempts.report(gateway.read(message));
    }
}
