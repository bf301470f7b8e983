package org.dilmun.ejb.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.outbox.NotNow;
import org.dilmun.ejb.outbox.OutboxHandler;

/**
 * Makes the certificate that a completed case has ordered: drafted in one transaction, set and signed in none, recorded in
 * another. What is lost in between is made anew; what is recorded stays the only one.
 */
@ApplicationScoped
public class IssueCertificate implements OutboxHandler {

    @Inject
    RealClock clock;

    @Inject
    IssuedDocuments documents;

    @Inject
    LetterTemplate template;

    @Inject
    PdfRenderer renderer;

    @Inject
    PdfSigner signer;

    @Inject
    SigningIdentities identities;

    @Override
    public String lane() {
        return OrderCertificate.LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        SigningIdentity identity =
                identities.signer().orElseThrow(() -> new NotNow("dilmun.signing.keystore names no signer"));
        documents.draft(new Reference(message.key())).ifPresent(draft -> issue(draft, identity));
    }

    private void issue(CertificateDraft draft, SigningIdentity identity) {
        byte[] pdf = renderer.render(template.letter(draft.letter()));
        documents.record(draft, sign(pdf, identity));
    }

    private byte[] sign(byte[] pdf, SigningIdentity identity) {
        try {
            return signer.sign(pdf, identity, clock.instant());
        } catch (SigningCertificateNotValid e) { // the operator renews it, and then nothing was lost
            throw new NotNow(e);
        }
    }
}
