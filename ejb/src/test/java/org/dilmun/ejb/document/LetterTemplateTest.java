package org.dilmun.ejb.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTemplateTest {

    private final LetterTemplate template = new LetterTemplate();

    @Test
    void a_letter_says_everything_in_both_languages() {
        assertThat(template.letter(Samples.certificate()))
                .contains("<h1>شهادة إصدار بطاقة هوية</h1>", ">Certificate of identity card issue<")
                .contains("تاريخ الإصدار: 16 ديسمبر 2026م الموافق 7 رجب 1448هـ")
                .contains("Date of issue: 16 December 2026 (7 Rajab 1448 AH)")
                .contains("Information &amp; eGovernment Authority")
                .contains(Samples.ARABIC_NAME, "Fatima Ali Hasan Alansari", Samples.REFERENCE.value())
                .contains("رمز التحقق: <span class=\"unbroken\">7K3M-9Q4X-PD2H</span>")
                .contains("Verification code: <span class=\"unbroken\">7K3M-9Q4X-PD2H</span>");
    }

    @Test
    void a_receipt_shows_amount_method_order_and_time() {
        assertThat(template.receipt(Samples.receipt()))
                .contains("<h1>إيصال دفع رقم IGA-2026-000123</h1>", "1,250.500 د.ب.", "BHD 1,250.500")
                .contains(
                        "Payment receipt IGA-2026-000123",
                        "أدناه من " + Samples.ARABIC_NAME,
                        "PAY-26-Q52K-FYED",
                        "Credit card (ending in 4242)")
                .contains("16 ديسمبر 2026م الموافق 7 رجب 1448هـ، الساعة 14:32")
                .contains("16 December 2026 (7 Rajab 1448 AH), 14:32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"BHD 0 | 0.000 د.ب. | BHD 0.000", "BHD 0.005 | 0.005 د.ب. | BHD 0.005", "JPY 12 | 12 د.ب. | BHD 12"
            })
    void an_amount_has_the_decimals_of_its_currency(String amount, String arabic, String english) {
        assertThat(Samples.LANGUAGES.get(0).amount(Money.parse(amount))).isEqualTo(arabic);
        assertThat(Samples.LANGUAGES.get(1).amount(Money.parse(amount))).isEqualTo(english);
    }

    @Test
    void the_first_language_of_the_country_leads_and_one_alone_is_enough() {
        var english = new LetterLanguage(new Language("en"), "EC$", false);
        var arabic = new LetterLanguage(new Language("ar"), "دولار", false);
        assertThat(template.letter(Samples.letterIn(List.of(english, arabic))))
                .startsWith("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" dir=\"ltr\">")
                .contains("<h1>Certificate of identity card issue</h1>", ">شهادة إصدار بطاقة هوية<")
                .contains("Date of issue: 16 December 2026<");
        assertThat(template.letter(Samples.letterIn(List.of(english))))
                .contains("<h1>Certificate of identity card issue</h1>")
                .doesNotContainPattern("[\\u0600-\\u06FF]");
    }

    @Test
    void a_value_is_text_and_never_markup() {
        var hostile = Row.same(LocalizedText.of("\"><b>", "<i>"), "</td><script>alert('x')</script>&amp;\u0000\uD83D");
        String page = template.letter(Samples.letterWith(List.of(hostile)));
        assertThat(page)
                .contains("&lt;/td&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;")
                .doesNotContain("<script", "<b>", "<i>", "\u0000", "\uD83D");
    }

    @Test
    void a_letter_without_facts_has_no_empty_table() {
        assertThat(template.letter(Samples.letterWith(List.of()))).doesNotContain("<table");
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() throws IOException {
        assertThat(placesByKey("ar")).isEqualTo(placesByKey("en"));
    }

    private static Map<String, List<String>> placesByKey(String language) throws IOException {
        var texts = new Properties();
        try (Reader in = new InputStreamReader(
                LetterTemplate.class.getResourceAsStream("letter_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        var places = new TreeMap<String, List<String>>();
        for (String key : texts.stringPropertyNames()) {
            places.put(
                    key,
                    Pattern.compile("\\{\\d}")
                            .matcher(texts.getProperty(key))
                            .results()
                            .map(place -> place.group())
                            .sorted()
                            .toList());
        }
        return places;
    }
}
