package org.dilmun.ejb.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.ibm.icu.text.MessageFormat;
import org.joda.money.Money;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;

/** What the kernel's notices say, in each language of the country at once. */
@ApplicationScoped
public class NoticeTexts {

    private static final String BUNDLE = "org.dilmun.ejb.notice.notice";

    @Inject
    Country country;

    /**
     * @param values of the placeholders: texts, amounts and days are written as each language writes them, anything else
     *     as it is
     */
    public LocalizedText text(String key, Object... values) {
        return each(language -> format(language, key, values));
    }

    /** @return those texts, one below the other */
    public LocalizedText paragraphs(LocalizedText... texts) {
        return each(language -> Stream.of(texts).map(text -> text.in(language)).collect(Collectors.joining("\n\n")));
    }

    /** @return those texts in one line, with what each language writes between them */
    public LocalizedText list(List<LocalizedText> texts) {
        return each(language -> texts.stream()
                .map(text -> text.in(language))
                .collect(Collectors.joining(format(language, "list.separator"))));
    }

    private LocalizedText each(Function<Language, String> text) {
        return new LocalizedText(country.languages().stream().collect(Collectors.toMap(Language::tag, text)));
    }

    private String format(Language language, String key, Object... values) {
        String pattern = ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.forLanguageTag(language.tag()),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        Object[] written =
                Stream.of(values).map(value -> write(language, value)).toArray();
        return new MessageFormat(pattern, language.locale()).format(written);
    }

    private String write(Language language, Object value) {
        if (value instanceof LocalizedText text) {
            return text.in(language);
        }
        if (value instanceof LocalDate day) {
            return DateTimeFormatter.ofPattern("d MMMM y", language.locale()).format(day);
        }
        if (value instanceof Money money) {
            String amount = String.format(Locale.ROOT, "%,." + money.getScale() + "f", money.getAmount());
            return format(language, "amount", amount, country.currencySymbol());
        }
        return String.valueOf(value);
    }
}
