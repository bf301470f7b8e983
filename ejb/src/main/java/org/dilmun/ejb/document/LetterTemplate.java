package org.dilmun.ejb.document;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

import static org.dilmun.ejb.document.LetterLanguage.ARABIC;
import static org.dilmun.ejb.document.LetterLanguage.ENGLISH;

/** Sets letters and receipts as pages for {@link PdfRenderer}. Knows no sector; every value is text, never markup. */
@ApplicationScoped
public class LetterTemplate {

    public String letter(Letter letter) {
        return new LetterPage(letter).write();
    }

    /** A letter that shows the amount before everything else. */
    public String receipt(Receipt receipt) {
        return new LetterPage(asLetter(receipt)).highlighting(receipt.amount()).write();
    }

    private static Letter asLetter(Receipt receipt) {
        return new Letter(
                localized(language -> language.text("receipt.title")),
                receipt.bodyName(),
                localized(language -> language.text("receipt.statement")),
                List.of(
                        row("receipt.label.purpose", receipt.purpose()),
                        row("receipt.label.method", receipt.method()),
                        row("receipt.label.paid", localized(language -> language.dateTime(receipt.paidAt()))),
                        row("receipt.label.order", localized(language -> receipt.order()
                                .value()))),
                receipt.reference(),
                receipt.paidAt().toLocalDate(),
                receipt.verificationUrl(),
                receipt.verificationCode());
    }

    private static Row row(String key, LocalizedText value) {
        return new Row(localized(language -> language.text(key)), value);
    }

    private static LocalizedText localized(Function<LetterLanguage, String> text) {
        return LocalizedText.of(text.apply(ARABIC), text.apply(ENGLISH));
    }
}
