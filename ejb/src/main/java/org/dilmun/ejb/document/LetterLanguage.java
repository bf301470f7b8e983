package org.dilmun.ejb.document;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.Wording;

/**
 * How one language of a letter writes its fixed texts, dates and amounts; digits are Western in all.
 *
 * @param currency what its readers call the country's currency
 * @param hijri whether days are given in the calendar of Umm al-Qura too
 */
public record LetterLanguage(Language language, String currency, boolean hijri) implements Wording {

    /** A letter has room for two. */
    private static final int MOST = 2;

    /** @return the first languages of the country; the first one leads */
    public static List<LetterLanguage> of(Country country) {
        return country.languages().stream()
                .limit(MOST)
                .map(language -> new LetterLanguage(
                        language, Typesetting.printable(country.currencySymbol().in(language)), country.hijri()))
                .toList();
    }

    /** One text in each of them. */
    public static LocalizedText each(List<LetterLanguage> languages, Function<LetterLanguage, String> text) {
        return new LocalizedText(languages.stream().collect(Collectors.toMap(LetterLanguage::tag, text)));
    }

    String tag() {
        return language.tag();
    }

    String direction() {
        return language.rightToLeft() ? "rtl" : "ltr";
    }

    private Locale locale() {
        return language.locale();
    }

    public String of(LocalizedText text) {
        return text.in(language);
    }

    public String text(String key) {
        return ResourceBundle.getBundle(
                        "org.dilmun.ejb.document.letter",
                        Locale.forLanguageTag(tag()),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    public String text(String key, Object... values) {
        return new MessageFormat(text(key), locale()).format(values);
    }

    public String date(LocalDate day) {
        var format = DateTimeFormatter.ofPattern("d MMMM y", locale());
        return hijri
                ? text("letter.date", format.format(day), format.format(HijrahDate.from(day)))
                : format.format(day);
    }

    String dateTime(ZonedDateTime moment) {
        var time = DateTimeFormatter.ofPattern("HH:mm", locale()).format(moment);
        return text("receipt.time", date(moment.toLocalDate()), time);
    }

    /** All decimals of the currency, always. */
    String amount(Money money) {
        return money(money.getAmount());
    }

    @Override
    public String yesNo(boolean yes) {
        return text(yes ? "answer.yes" : "answer.no");
    }

    /** Papers give the days of all their fields as the country writes them. */
    @Override
    public String day(LocalDate day, boolean alsoHijri) {
        return date(day);
    }

    @Override
    public String money(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return text("receipt.amount", format.format(amount), currency);
    }

    @Override
    public String list(List<String> parts) {
        return String.join(text("answer.separator"), parts);
    }
}
