package org.dilmun.ejb.document;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/** How one of the two languages of a letter writes its fixed texts, dates and amounts; digits are Western in both. */
enum LetterLanguage {
    ARABIC("ar", "rtl") {
        @Override
        String currency(Money money) {
            return Typesetting.printable(money.getCurrencyUnit().getSymbol(locale()));
        }
    },
    ENGLISH("en", "ltr") {
        @Override
        String currency(Money money) {
            return money.getCurrencyUnit().getCode();
        }
    };

    private final String tag;
    private final String direction;

    LetterLanguage(String tag, String direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** How a reader of the language calls the currency. */
    abstract String currency(Money money);

    String tag() {
        return tag;
    }

    String direction() {
        return direction;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    String of(LocalizedText text) {
        return text.in(tag);
    }

    String text(String key) {
        return ResourceBundle.getBundle(
                        "org.dilmun.ejb.document.letter",
                        Locale.forLanguageTag(tag),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    String text(String key, Object... values) {
        return new MessageFormat(text(key), locale()).format(values);
    }

    /** The day in both calendars; Hijri by the calendar of Umm al-Qura. */
    String date(LocalDate day) {
        var format = DateTimeFormatter.ofPattern("d MMMM y", locale());
        return text("letter.date", format.format(day), format.format(HijrahDate.from(day)));
    }

    String dateTime(ZonedDateTime moment) {
        var time = DateTimeFormatter.ofPattern("HH:mm", locale()).format(moment);
        return text("receipt.time", date(moment.toLocalDate()), time);
    }

    /** All decimals of the currency, always. */
    String amount(Money money) {
        var format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMinimumFractionDigits(money.getScale());
        format.setMaximumFractionDigits(money.getScale());
        return text("receipt.amount", format.format(money.getAmount()), currency(money));
    }
}
