package org.dilmun.peers.gateway;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The card as the payer typed it, checked. Number and security code are looked at and dropped.
 *
 * @param card the test card; absent if the form is not in order
 * @param expiry as typed
 * @param errors text keys of what is wrong, by field, in the order of the form
 */
record CardForm(Optional<TestCard> card, String expiry, Map<String, String> errors) {

    static final CardForm EMPTY = new CardForm(Optional.empty(), "", Map.of());

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern EXPIRY = Pattern.compile("([0-9]{2}) ?/? ?(?:20)?([0-9]{2})");
    private static final Pattern CVV = Pattern.compile("[0-9]{3}");
    private static final int CENTURY = 2000;

    /** @param now the present month; a card is good until the end of the month it names */
    static CardForm read(Map<String, String> fields, YearMonth now) {
        String number = digits(fields, "number").replaceAll("[ -]", "");
        String expiry = digits(fields, "expiry");
        Optional<TestCard> card = TestCard.byNumber(number);
        Map<String, String> errors = new LinkedHashMap<>();
        numberError(number, card).ifPresent(error -> errors.put("number", error));
        expiryError(expiry, now).ifPresent(error -> errors.put("expiry", error));
        cvvError(digits(fields, "cvv")).ifPresent(error -> errors.put("cvv", error));
        return new CardForm(card.filter(known -> errors.isEmpty()), expiry, errors);
    }

    /** What was typed into a field, without blanks around it, in Western digits. */
    static String digits(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "")
                .strip()
                .codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<String> numberError(String number, Optional<TestCard> card) {
        if (number.isEmpty()) {
            return Optional.of("error.number.required");
        }
        if (!NUMBER.matcher(number).matches() || !Luhn.isValid(number)) {
            return Optional.of("error.number.invalid");
        }
        return card.isPresent() ? Optional.empty() : Optional.of("error.number.unknown");
    }

    private static Optional<String> expiryError(String expiry, YearMonth now) {
        if (expiry.isEmpty()) {
            return Optional.of("error.expiry.required");
        }
        Matcher parts = EXPIRY.matcher(expiry);
        if (!parts.matches()) {
            return Optional.of("error.expiry.invalid");
        }
        try {
            YearMonth last = YearMonth.of(CENTURY + Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)));
            return last.isBefore(now) ? Optional.of("error.expiry.past") : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("error.expiry.invalid");
        }
    }

    private static Optional<String> cvvError(String cvv) {
        if (cvv.isEmpty()) {
            return Optional.of("error.cvv.required");
        }
        return CVV.matcher(cvv).matches() ? Optional.empty() : Optional.of("error.cvv.invalid");
    }
}
