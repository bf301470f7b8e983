package org.dilmun.domain.directory;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * One row of a fee.
 *
 * @param amount in the country's currency, as a decimal text ({@code 4.000}): exact, never a floating number
 * @param audience whom the row of a list holds for; null: everybody
 * @param note when it holds, in words; may be null
 * @param when it holds; in a list and among additions it comes on top then; null in a list: the base fee, in a table: everybody else
 * @param to code of the body that gets all of it; null: it is shared as the rest of the fee
 */
public record FeeRow(
        String amount, @JsonProperty("for") Audience audience, LocalizedText note, Condition when, String to) {

    /** @throws ArithmeticException if it has more decimals than the currency */
    public Money in(CurrencyUnit currency) {
        return Money.of(currency, new BigDecimal(amount));
    }

    public boolean additional() {
        return when != null;
    }
}
