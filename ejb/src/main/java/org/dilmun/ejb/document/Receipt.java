package org.dilmun.ejb.document;

import java.net.URI;
import java.time.ZonedDateTime;
import java.util.List;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * That a payment has been received.
 *
 * @param languages one or two; the first one leads
 * @param bodyName the government body that is paid
 * @param purpose what was paid for
 * @param amount in the decimals of its currency
 * @param method how, for instance by card
 * @param order the payment order
 * @param reference the receipt's own
 * @param paidAt in the country's time zone
 */
public record Receipt(
        List<LetterLanguage> languages,
        LocalizedText bodyName,
        LocalizedText purpose,
        Money amount,
        LocalizedText method,
        Reference order,
        Reference reference,
        ZonedDateTime paidAt,
        URI verificationUrl,
        String verificationCode) {}
