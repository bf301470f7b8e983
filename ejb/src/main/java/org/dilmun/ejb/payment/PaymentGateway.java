package org.dilmun.ejb.payment;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;

/**
 * A company outside that takes payments. Each call is bounded in time, never throws for what the other side does, and may be
 * repeated: the reference says that it is the same matter.
 */
public interface PaymentGateway {

    /**
     * What is to be paid.
     *
     * @param returnUrl where the payer's browser comes back
     * @param notifyUrl where the gateway reports
     */
    record PageRequest(
            Reference attempt,
            Money amount,
            LocalizedText description,
            Language language,
            URI returnUrl,
            URI notifyUrl,
            Duration lifetime) {}

    /**
     * The gateway waits for the payer.
     *
     * @param url where the payer can pay on this device; null if there is no such page
     */
    record HostedPage(String session, String url) {}

    /** Money taken. */
    record Capture(String session, Money amount, CardEvidence card) {}

    /** A message of the gateway about an attempt, which comes at least once. */
    record Report(String eventId, Reference attempt, Answer<Capture> answer) {}

    /** A message as it came, with what proves its sender. */
    record SignedMessage(String method, String path, String timestamp, String signature, String body) {}

    /** @return what is agreed with it */
    GatewayTerms terms();

    /** @return scheme, host and port of its pages; empty if this installation is not connected to it */
    Optional<String> origin();

    Answer<HostedPage> open(PageRequest request);

    Answer<Capture> inquire(Reference attempt);

    /** Takes no more money for that attempt. @return how it has ended, which may be with money taken before */
    Answer<Capture> close(Reference attempt);

    /** @return the retrieval reference number of the refund */
    Answer<String> refund(Reference refund, String session, Money amount);

    /**
     * @throws ForgedMessage if it was not sent by the gateway, or not now
     * @throws MessageUnreadable if it says what nobody can mean
     */
    Report read(SignedMessage message);
}
