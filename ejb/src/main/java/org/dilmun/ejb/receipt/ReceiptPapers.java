package org.dilmun.ejb.receipt;

import java.net.URI;
import java.util.Locale;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.domain.receipt.ReceiptNumber;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.document.LetterLanguage;
import org.dilmun.ejb.document.ReceiptLetter;
import org.dilmun.ejb.document.SignedLetters;

/**
 * Makes the signed paper of a receipt when its payer first wants it, and hands out the same ever after: most are never asked for, and what
 * they say stands in rows that nobody changes.
 */
@ApplicationScoped
public class ReceiptPapers {

    private static final int SHOWN_DIGITS = 4;

    @Inject
    Receipts receipts;

    @Inject
    ReceiptFiles files;

    @Inject
    SignedLetters letters;

    @Inject
    Country country;

    @Inject
    Profile profile;

    /** The signed file. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
    public record Paper(ReceiptNumber number, byte[] content) {}

    /**
     * The paper, for those who may see the order as its payer does.
     *
     * @throws org.dilmun.domain.kernel.NotFound if there is no such receipt
     * @throws org.dilmun.ejb.outbox.NotNow if nobody can sign now
     */
    public Paper paper(Reference reference) {
        IssuedReceipt issued = receipts.getOwn(reference);
        Receipt receipt = issued.receipt();
        byte[] content = files.find(receipt).orElseGet(() -> files.keep(receipt, letters.sign(letter(issued))));
        return new Paper(receipt.number(), content);
    }

    private ReceiptLetter letter(IssuedReceipt issued) {
        Receipt receipt = issued.receipt();
        PaymentAttempt paidBy = files.attempt(receipt);
        CardEvidence card = paidBy.card();
        String method = "receipt." + paidBy.way().method().name().toLowerCase(Locale.ROOT);
        return new ReceiptLetter(
                LetterLanguage.of(country),
                receipt.number().toString(),
                receipt.payerName(),
                issued.bodyName(),
                each(language -> language.list(
                        issued.purposes().stream().map(language::of).toList())),
                receipt.amount(),
                each(language -> language.text(method, scheme(card), digits(card))),
                issued.order().reference(),
                receipt.reference(),
                receipt.paidAt().atZone(country.zone()),
                country.day(receipt.issuedAt()),
                URI.create(profile.baseUrl() + "/" + country.languages().get(0) + "/verify/" + receipt.code()),
                receipt.code().value());
    }

    private LocalizedText each(Function<LetterLanguage, String> text) {
        return LetterLanguage.each(LetterLanguage.of(country), text);
    }

    /** As it stands on the card. */
    private static String scheme(CardEvidence card) {
        String scheme = card.scheme() == null ? "" : card.scheme();
        return scheme.isEmpty() ? "" : scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1);
    }

    private static String digits(CardEvidence card) {
        String masked = card.maskedPan() == null ? "" : card.maskedPan();
        return masked.substring(Math.max(0, masked.length() - SHOWN_DIGITS));
    }
}
