package org.dilmun.peers.gateway;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the hosted pages in one language. */
final class Texts {

    static final String BUNDLE = "org.dilmun.peers.gateway.texts";

    private static final ResourceBundle.Control THIS_LANGUAGE_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, THIS_LANGUAGE_ONLY);
    }

    /** @param language {@code ar} or {@code en} */
    static Texts in(String language) {
        return new Texts(Locale.forLanguageTag(language));
    }

    String language() {
        return locale.getLanguage();
    }

    /** @throws java.util.MissingResourceException if there is no such text */
    String get(String key) {
        return bundle.getString(key);
    }

    String get(String key, String argument) {
        return new MessageFormat(get(key), locale).format(new Object[] {argument});
    }

    /** An amount with all decimals of its currency and the currency's sign, in Western digits. */
    String amount(long minor, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode);
        return new MessageFormat(get("amount"), locale)
                .format(new Object[] {number(minor, currencyCode), currency.getSymbol(locale)});
    }

    /** The same without the sign. */
    String number(long minor, String currencyCode) {
        int decimals = Currency.getInstance(currencyCode).getDefaultFractionDigits();
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(minor, decimals));
    }
}
