package org.dilmun.ejb.form;

import java.util.Map;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts of money as people and systems type them, outside the forms of services. */
public final class TypedMoney {

    private TypedMoney() {}

    /** What was read: an amount, or what is wrong. */
    public record Reading(Optional<Money> money, Optional<Violation> wrong) {}

    /**
     * @param typed digits of either script, with or without groups
     * @return more than zero, and no finer than the currency; or why not
     */
    public static Reading read(String typed, CurrencyUnit currency) {
        var number = Decimals.read(Decimals.clean(typed));
        if (number.isEmpty()) {
            return wrong(Violation.of("field-money-malformed"));
        }
        if (number.get().stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            return wrong(new Violation("field-number-decimals", Map.of("decimals", currency.getDecimalPlaces()), null));
        }
        if (number.get().signum() <= 0) {
            return wrong(Violation.of("field-money-positive"));
        }
        return new Reading(
                Optional.of(Money.of(currency, number.get().setScale(currency.getDecimalPlaces()))), Optional.empty());
    }

    private static Reading wrong(Violation violation) {
        return new Reading(Optional.empty(), Optional.of(violation));
    }
}
