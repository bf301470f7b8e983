package org.dilmun.ejb.document;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

/** Sets letters and receipts as pages for {@link PdfRenderer}. Knows no sector; every value is text, never markup. */
@ApplicationScoped
public class LetterTemplate {

    public String letter(Letter letter) {
        return new LetterPage(letter).write();
    }

    /** A letter that shows the amount before everything else. */
    public String receipt(ReceiptLetter receipt) {
        return new LetterPage(asLetter(receipt)).highlighting(receipt.amount()).write();
    }

    private static Letter asLetter(ReceiptLetter receipt) {
        Function<Function<LetterLanguage, String>, LocalizedText> each =
                text -> LetterLanguage.each(receipt.languages(), text);
        Function<String, LocalizedText> fixed = key -> each.apply(language -> language.text(key));
        return new Letter(
                receipt.languages(),
                each.apply(language -> language.text("receipt.title", receipt.number())),
                receipt.bodyName(),
                each.apply(language -> language.text("receipt.statement", language.of(receipt.payerName()))),
                List.of(
                        new Row(fixed.apply("receipt.label.purpose"), receipt.purpose()),
                        new Row(fixed.apply("receipt.label.method"), receipt.method()),
                        new Row(
                                fixed.apply("receipt.label.paid"),
                                each.apply(language -> language.dateTime(receipt.paidAt()))),
                        Row.same(
                                fixed.apply("receipt.label.order"),
                                receipt.order().value())),
                receipt.reference(),
                receipt.issuedOn(),
                receipt.verificationUrl(),
                receipt.verificationCode());
    }
}
