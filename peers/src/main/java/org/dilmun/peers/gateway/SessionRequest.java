package org.dilmun.peers.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the merchant asks the gateway to collect.
 *
 * @param merchantReference the merchant's name of this attempt; asked for twice it is the same session
 * @param amountMinor in the minor unit of the currency, above 0
 * @param currency ISO 4217 code
 * @param description what is paid for, by language
 * @param lang language of the hosted pages
 * @param returnUrl where the browser goes afterwards
 * @param notifyUrl where the webhook goes
 * @param expiresInSeconds time that the payer has
 */
record SessionRequest(
        String merchantReference,
        long amountMinor,
        String currency,
        Map<String, String> description,
        String lang,
        String returnUrl,
        String notifyUrl,
        int expiresInSeconds) {

    static final Set<String> LANGUAGES = Set.of("ar", "en");

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Twelve digits, as card messages carry amounts. */
    private static final long HIGHEST_AMOUNT = 999_999_999_999L;

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_TIME = 604_800;

    /** @throws Refusal naming the first field that is missing or wrong */
    void check() {
        demand(isReference(merchantReference), "merchantReference");
        demand(isAmount(amountMinor), "amountMinor");
        demand(isCurrency(currency), "currency");
        demand(description != null && LANGUAGES.stream().allMatch(this::isDescribedIn), "description");
        demand(lang != null && LANGUAGES.contains(lang), "lang");
        demand(isWebAddress(returnUrl), "returnUrl");
        demand(isWebAddress(notifyUrl), "notifyUrl");
        demand(expiresInSeconds > 0 && expiresInSeconds <= LONGEST_TIME, "expiresInSeconds");
    }

    static boolean isReference(String value) {
        return value != null && REFERENCE.matcher(value).matches();
    }

    static boolean isAmount(long minor) {
        return minor > 0 && minor <= HIGHEST_AMOUNT;
    }

    static void demand(boolean holds, String field) {
        if (!holds) {
            throw Refusal.invalidField(field);
        }
    }

    /** The address that the browser goes to when this session is over. */
    String returnUrlFor(String sessionId) {
        return returnUrl + (URI.create(returnUrl).getRawQuery() == null ? "?" : "&") + "session=" + sessionId;
    }

    /** Scheme, host and port of the return address. */
    String returnOrigin() {
        URI address = URI.create(returnUrl);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private boolean isDescribedIn(String language) {
        String text = description.get(language);
        return text != null && !text.isBlank() && text.length() <= LONGEST_DESCRIPTION;
    }

    private static boolean isCurrency(String code) {
        return code != null
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(
                                known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = new URI(value == null ? "" : value);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawPath().startsWith("/")
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
