package org.dilmun.ejb.bill;

import java.util.Map;

/**
 * A bill as a system, a file or an official writes it; nothing in it has been looked at.
 *
 * @param number the body's own
 * @param debtor personal number; null or empty: whoever has the reference of the bill pays it
 * @param description by language
 * @param currency ISO 4217; null or empty: the country's
 * @param least of a part that is taken alone; null or empty: no parts
 * @param dueOn as ISO 8601 has days; null or empty: none
 * @param payableUntil likewise
 */
public record BillDraft(
        String number,
        String debtor,
        Map<String, String> description,
        String amount,
        String currency,
        String least,
        String dueOn,
        String payableUntil) {}
