package org.dilmun.domain.directory;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * One row of a fee table.
 *
 * @param amount in the country's currency, as a decimal text ({@code 4.000}): exact, never a floating number
 * @param audience whom the row holds for; null: everybody
 * @param note when it holds; may be null
 * @param when an answer of the form on which the row is charged in addition; null for the base fee
 */
public record FeeRow(String amount, @JsonProperty("for") Audience audience, LocalizedText note, Condition when) {

    /** @throws ArithmeticException if it has more decimals than the currency */
    public Money in(CurrencyUnit currency) {
        return Money.of(currency, new BigDecimal(amount));
    }

    public boolean additional() {
        return when != null;
    }
}
