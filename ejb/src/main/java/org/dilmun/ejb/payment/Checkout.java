package org.dilmun.ejb.payment;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.ejb.payment.PaymentAttempts.Begun;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.PageRequest;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;

/** Brings payers to the gateways and back. It talks to the outside, therefore no transaction is open here. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Checkout {

    @Inject
    PaymentAttempts attempts;

    @Inject
    Gateways gateways;

    /**
     * Where payer and gateway find us again.
     *
     * @param returnUrl our page that the payer's browser comes back to
     * @param notifyUrl what our addresses for the messages of gateways begin with; the code of the gateway follows
     */
    public record Ways(URI returnUrl, URI notifyUrl) {}

    /**
     * Starts to pay, or goes on where the payer left off. A gateway that keeps silent is passed over for another one of the same method.
     *
     * @return the gateway's page; empty if the payer pays from ours
     * @throws PaymentUndecided if an earlier attempt may still have taken the money
     * @throws TooManyAttempts after three within 15 minutes
     * @throws MethodNotOffered if the body does not take money that way
     * @throws GatewayUnavailable if no gateway opens a payment
     */
    public Optional<URI> start(Reference order, PaymentMethod method, Language language, Ways ways) {
        var silent = new HashSet<String>();
        leaveOtherThan(method, order);
        while (true) {
            Begun begun = attempts.begin(order, method, silent);
            PaymentAttempt attempt = begun.attempt();
            if (attempt.session() == null) {
                Answer<HostedPage> answer = gateways.open(attempt.way(), request(begun, language, ways));
                attempts.opened(attempt.id(), answer);
                if (answer instanceof Answer.Yes<HostedPage> page) {
                    return address(attempt, page.value().url());
                }
                silent.add(attempt.way().gateway());
            } else if (attempt.way().method() == method) {
                return address(attempt, attempt.page());
            } else {
                throw new PaymentUndecided(order); // begun meanwhile, from another window
            }
        }
    }

    private static PageRequest request(Begun begun, Language language, Ways ways) {
        PaymentAttempt attempt = begun.attempt();
        return new PageRequest(
                attempt.reference(),
                begun.order().amount(),
                begun.order().description(),
                language,
                ways.returnUrl(),
                ways.notifyUrl().resolve(attempt.way().gateway() + "/notifications"),
                attempt.way().method().lifetime());
    }

    private static Optional<URI> address(PaymentAttempt attempt, String page) {
        return attempt.way().method().paidElsewhere() ? Optional.of(URI.create(page)) : Optional.empty();
    }

    private void leaveOtherThan(PaymentMethod method, Reference order) {
        attempts.undecided(order).stream()
                .filter(attempt -> attempt.session() != null && attempt.way().method() != method)
                .forEach(this::leave);
    }

    /** The payer wants to pay another way: what was begun takes no more money; if it has taken it already, that counts. */
    public void leave(Reference order) {
        attempts.undecided(order).forEach(this::leave);
    }

    private void leave(PaymentAttempt attempt) {
        attempts.settle(attempt.id(), gateways.close(attempt));
    }

    /** The payer's browser came back: a hint to ask the gateway, and no more than that. */
    public void returned(Reference order) {
        attempts.undecided(order).forEach(attempt -> attempts.settle(attempt.id(), gateways.inquire(attempt)));
    }

    /**
     * Acts upon a message to the address of a gateway; the same again changes nothing.
     *
     * @param gateway its code
     * @throws ForgedMessage if it is not that gateway's, or of no attempt there
     */
    public void notified(String gateway, SignedMessage message) {
        attempts.report(gateway, gateways.read(gateway, message));
    }
}
