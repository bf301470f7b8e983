package org.dilmun.ejb.identity.mail;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.party.PersonalNumber;

/**
 * What somebody says who wants to open an eKey.
 *
 * @param personalNumber in the one way to write it, whether it is one or not
 * @param cardNumber in Western digits and capital letters, without blanks and hyphens; whether it is one the register says
 * @param expiresOn the last valid day that stands on the card
 */
public record OpeningClaim(String personalNumber, String cardNumber, LocalDate expiresOn, EmailAddress address) {

    private static final int LONGEST = 40;

    /**
     * Reads what was typed.
     *
     * @throws org.dilmun.domain.kernel.EmailAddressMalformed if no mail can go there
     * @throws DateTimeException if that is no day
     */
    public static OpeningClaim of(String number, String card, String expiry, String address) {
        return new OpeningClaim(
                shortened(PersonalNumber.read(number)),
                shortened(Digits.western(card == null ? "" : card)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^0-9A-Z]", "")),
                LocalDate.parse(Digits.western(expiry == null ? "" : expiry).strip()),
                EmailAddress.parse(address));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    String written() {
        return String.join("\n", personalNumber, cardNumber, expiresOn.toString(), address.value());
    }

    static OpeningClaim read(String written) {
        String[] lines = written.split("\n", -1);
        return new OpeningClaim(lines[0], lines[1], LocalDate.parse(lines[2]), new EmailAddress(lines[3]));
    }

    /** Never what was typed: it would end in logs. */
    @Override
    public String toString() {
        return "a claim to " + address;
    }
}
