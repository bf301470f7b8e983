package org.dilmun.ejb.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.outbox.OutboxHandler;

/**
 * Makes the certificate that a completed case has ordered: drafted in one transaction, set and signed in none, recorded in
 * another. What is lost in between is made anew; what is recorded stays the only one.
 */
@ApplicationScoped
public class IssueCertificate implements OutboxHandler {

    @Inject
    IssuedDocuments documents;

    @Inject
    SignedLetters letters;

    @Override
    public String lane() {
        return OrderCertificate.LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        letters.requireSigner();
        documents
                .draft(new Reference(message.key()))
                .ifPresent(draft -> documents.record(draft, letters.sign(draft.letter())));
    }
}
