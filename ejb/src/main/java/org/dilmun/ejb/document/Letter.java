package org.dilmun.ejb.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * What a certificate, an official letter or a copy says, before it is set. All texts in its languages.
 *
 * @param languages one or two; the first one leads
 * @param title what it is, for instance "Certificate of registration"
 * @param bodyName the government body that issues it
 * @param statement what the body states; the rows give the facts
 * @param issuedOn day of issue in the country's time zone
 * @param text what the body writes, below the facts: paragraphs by lines, in the language of who wrote them; null: nothing
 * @param verificationUrl address that confirms the document, as a person may type it; null: it is neither signed nor verified
 * @param verificationCode what a person enters there; null with the address
 */
public record Letter(
        List<LetterLanguage> languages,
        LocalizedText title,
        LocalizedText bodyName,
        LocalizedText statement,
        List<Row> rows,
        String text,
        Reference reference,
        LocalDate issuedOn,
        URI verificationUrl,
        String verificationCode) {

    public Letter {
        languages = List.copyOf(languages);
        rows = List.copyOf(rows);
    }

    /** One that says what its statement and its rows say. */
    public Letter(
            List<LetterLanguage> languages,
            LocalizedText title,
            LocalizedText bodyName,
            LocalizedText statement,
            List<Row> rows,
            Reference reference,
            LocalDate issuedOn,
            URI verificationUrl,
            String verificationCode) {
        this(languages, title, bodyName, statement, rows, null, reference, issuedOn, verificationUrl, verificationCode);
    }

    /** A copy for somebody's own records, which proves nothing. */
    static Letter copy(
            List<LetterLanguage> languages,
            LocalizedText title,
            LocalizedText bodyName,
            LocalizedText statement,
            List<Row> rows,
            Reference reference,
            LocalDate issuedOn) {
        return new Letter(languages, title, bodyName, statement, rows, reference, issuedOn, null, null);
    }

    /**
     * The same as a sample that proves nothing: neither signed nor verified.
     *
     * @param warning stands before what the body would state
     */
    public Letter trial(LocalizedText warning) {
        LocalizedText warned =
                LetterLanguage.each(languages, language -> language.of(warning) + " " + language.of(statement));
        return copy(languages, title, bodyName, warned, rows, reference, issuedOn);
    }

    boolean verifiable() {
        return verificationUrl != null;
    }

    /** One fact. A value that reads the same in all languages, such as a number, is shown once. */
    public record Row(LocalizedText label, LocalizedText value) {

        public static Row same(LocalizedText label, String value) {
            return new Row(label, LocalizedText.same(value, label));
        }
    }
}
