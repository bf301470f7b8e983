package org.dilmun.ejb.document;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.outbox.NotNow;

/** Sets letters as PDFs and signs them in the name of the state. Takes a second or more, and so runs in no transaction. */
@ApplicationScoped
public class SignedLetters {

    @Inject
    RealClock clock;

    @Inject
    LetterTemplate template;

    @Inject
    PdfRenderer renderer;

    @Inject
    PdfSigner signer;

    @Inject
    SigningIdentities identities;

    /** @throws NotNow if nobody is named who signs; for who would rather know before the work */
    public SigningIdentity requireSigner() {
        return identities.signer().orElseThrow(() -> new NotNow("dilmun.signing.keystore names no signer"));
    }

    /** @throws NotNow if nobody can sign now: the operator renews the certificate, and then nothing was lost */
    public byte[] sign(Letter letter) {
        return signed(() -> template.letter(letter));
    }

    /** As {@link #sign(Letter)}. */
    public byte[] sign(ReceiptLetter receipt) {
        return signed(() -> template.receipt(receipt));
    }

    private byte[] signed(Supplier<String> page) {
        SigningIdentity identity = requireSigner();
        byte[] pdf = renderer.render(page.get());
        try {
            return signer.sign(pdf, identity, clock.instant());
        } catch (SigningCertificateNotValid e) {
            throw new NotNow(e);
        }
    }
}
