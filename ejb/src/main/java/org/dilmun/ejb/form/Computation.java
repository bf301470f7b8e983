package org.dilmun.ejb.form;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.FormLogic;

/** What a computed field comes to. Numbers are rounded half up to the decimals of the field, amounts to those of the currency. */
final class Computation {

    private final CurrencyUnit currency;

    Computation(CurrencyUnit currency) {
        this.currency = currency;
    }

    /** @return as an answer of its kind is kept; empty if too little is answered to tell, or it is too large to write */
    String of(Field field, FormLogic logic, AnswerValues answers) {
        Object value = logic.value(field.value(), answers);
        if (value instanceof BigDecimal number) {
            return Decimals.read(number(field, number)).isPresent() ? number(field, number) : "";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return value instanceof LocalDate || value instanceof String ? value.toString() : "";
    }

    private String number(Field field, BigDecimal number) {
        return field.shownAs() == Field.Kind.MONEY
                ? Decimals.rounded(number, currency.getDecimalPlaces()).toPlainString()
                : Decimals.plain(Decimals.rounded(number, NumberKind.decimals(field)));
    }
}
