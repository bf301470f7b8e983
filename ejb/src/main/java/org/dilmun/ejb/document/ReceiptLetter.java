package org.dilmun.ejb.document;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * What a receipt says, before it is set.
 *
 * @param languages one or two; the first one leads
 * @param number counted by body and year
 * @param payerName as the register had it then
 * @param bodyName the government body that is paid
 * @param purpose what was paid for
 * @param amount in the decimals of its currency
 * @param method how, for instance by card
 * @param order the payment order
 * @param reference the receipt's own
 * @param paidAt in the country's time zone
 * @param issuedOn day on which it got its number
 */
public record ReceiptLetter(
        List<LetterLanguage> languages,
        String number,
        LocalizedText payerName,
        LocalizedText bodyName,
        LocalizedText purpose,
        Money amount,
        LocalizedText method,
        Reference order,
        Reference reference,
        ZonedDateTime paidAt,
        LocalDate issuedOn,
        URI verificationUrl,
        String verificationCode) {}
