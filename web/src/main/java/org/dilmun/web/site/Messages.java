package org.dilmun.web.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.ibm.icu.text.MessageFormat;
import org.joda.money.Money;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;

/** The texts of the interface, one bundle per language; placeholders and plurals by ICU. */
@ApplicationScoped
public class Messages {

    private static final String BUNDLE = "org.dilmun.web.messages";

    @Inject
    Country country;

    /** @throws MissingResourceException if the key has no text: a test keeps the languages equal */
    public String text(Language language, String key, Object... arguments) {
        String pattern = bundle(language).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** @return the text of a problem, in the first of those languages that the country has; a general one if it has no own */
    public String problem(List<Locale> wished, String code, Map<String, Object> facts) {
        Language language = language(wished);
        ResourceBundle bundle = bundle(language);
        String key = "problem." + code;
        String pattern = bundle.getString(bundle.containsKey(key) ? key : "problem.unexpected");
        var written = new HashMap<>(facts);
        written.replaceAll((name, fact) -> written(fact, language));
        return new MessageFormat(pattern, language.locale()).format(written);
    }

    private Object written(Object fact, Language language) {
        if (fact instanceof Money money) {
            String amount = String.format(Locale.ROOT, "%,." + money.getScale() + "f", money.getAmount());
            return text(
                    language, "value.money", amount, country.currencySymbol().in(language));
        }
        return fact instanceof LocalDate day ? day(day, language) : fact;
    }

    /** @return a day as that language writes it */
    public static String day(LocalDate day, Language language) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM y", language.locale()));
    }

    /** @return the first of those languages that the country has; else the country's own first */
    public Language language(List<Locale> wished) {
        return wished.stream()
                .flatMap(locale ->
                        country.languages().stream().filter(known -> known.tag().equals(locale.getLanguage())))
                .findFirst()
                .orElseGet(() -> country.languages().get(0));
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language.tag()));
    }
}
