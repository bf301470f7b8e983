package org.dilmun.ejb.document;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.document.Letter.Row;

/** A certificate and a receipt, as a body would issue them. */
final class Samples {

    static final Reference REFERENCE = new Reference("CRT-26-QH2S-2JR3");
    static final String ARABIC_NAME = "فاطمة علي حسن الأنصاري";
    static final URI ADDRESS = URI.create("https://dilmun.example/ar/verify/7K3M9Q4XPD2H");

    private static final LocalizedText BODY =
            LocalizedText.of("هيئة المعلومات والحكومة الإلكترونية", "Information & eGovernment Authority");
    private static final String CODE = "7K3M-9Q4X-PD2H";

    static final List<LetterLanguage> LANGUAGES = List.of(
            new LetterLanguage(new Language("ar"), "د.ب.", true), new LetterLanguage(new Language("en"), "BHD", true));

    private Samples() {}

    static Letter certificate() {
        return letterWith(List.of(
                new Row(LocalizedText.of("الاسم", "Name"), LocalizedText.of(ARABIC_NAME, "Fatima Ali Hasan Alansari")),
                Row.same(LocalizedText.of("الرقم الشخصي", "Personal number"), "850101234"),
                new Row(LocalizedText.of("الجنسية", "Nationality"), LocalizedText.of("بحرينية", "Bahraini")),
                new Row(
                        LocalizedText.of("العنوان", "Address"),
                        LocalizedText.of(
                                "شقة 12، مبنى 1085، طريق 3614، مجمع 436، السيف",
                                "Flat 12, building 1085, road 3614, block 436, Seef")),
                new Row(
                        LocalizedText.of("سبب الإصدار", "Reason of issue"),
                        LocalizedText.of("بدل فاقد", "Replacement of a lost card")),
                Row.same(LocalizedText.of("هاتف الاستعلام", "Telephone"), "+973 8000 8001")));
    }

    static Letter letterIn(List<LetterLanguage> languages) {
        Letter letter = certificate();
        return new Letter(
                languages,
                letter.title(),
                letter.bodyName(),
                letter.statement(),
                letter.rows(),
                letter.reference(),
                letter.issuedOn(),
                letter.verificationUrl(),
                letter.verificationCode());
    }

    static Letter letterWith(List<Row> rows) {
        return new Letter(
                LANGUAGES,
                LocalizedText.of("شهادة إصدار بطاقة هوية", "Certificate of identity card issue"),
                BODY,
                LocalizedText.of(
                        "تشهد هيئة المعلومات والحكومة الإلكترونية بأن بطاقة هوية قد صدرت لصاحبة البيانات المبيّنة أدناه، وأُعطيت هذه الشهادة بناءً على طلبها.",
                        "The Information & eGovernment Authority certifies that an identity card has been issued to the person below. This certificate is given at her request."),
                rows,
                REFERENCE,
                LocalDate.of(2026, 12, 16),
                ADDRESS,
                CODE);
    }

    static ReceiptLetter receipt() {
        return new ReceiptLetter(
                LANGUAGES,
                "IGA-2026-000123",
                LocalizedText.of(ARABIC_NAME, "Fatima Ali Hasan Alansari"),
                BODY,
                LocalizedText.of("إصدار بطاقة هوية بدل فاقد أو تالف", "Replacement of a lost or damaged ID card"),
                Money.parse("BHD 1250.500"),
                LocalizedText.of("بطاقة ائتمان (تنتهي بـ 4242)", "Credit card (ending in 4242)"),
                new Reference("PAY-26-Q52K-FYED"),
                REFERENCE,
                ZonedDateTime.of(2026, 12, 16, 14, 32, 5, 0, ZoneId.of("Asia/Bahrain")),
                LocalDate.of(2026, 12, 16),
                ADDRESS,
                CODE);
    }
}
