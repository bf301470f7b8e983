package org.dilmun.ejb.form;

import java.math.BigDecimal;
import java.util.Map;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.directory.Field;

/** An amount in the country's currency, kept with all its decimals. */
final class MoneyKind implements AnswerKind {

    private final CurrencyUnit currency;

    MoneyKind(CurrencyUnit currency) {
        this.currency = currency;
    }

    @Override
    public String clean(Field field, String typed) {
        String text = Decimals.clean(typed);
        return Decimals.read(text)
                .map(amount -> new BigDecimal(Decimals.plain(amount)))
                .map(amount -> amount.setScale(Math.max(amount.scale(), currency.getDecimalPlaces()))
                        .toPlainString())
                .orElse(text);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        var amount = Decimals.read(value);
        if (amount.isEmpty()) {
            judgement.wrong("field-money-malformed");
        } else if (amount.get().scale() > currency.getDecimalPlaces()) {
            judgement.wrong("field-number-decimals", "decimals", currency.getDecimalPlaces());
        } else if (amount.get().signum() < 0 && field.min() == null) {
            judgement.wrong("field-number-too-small", "min", "0");
        } else {
            Decimals.judgeSize(field, amount.get(), judgement);
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put(
                "pattern",
                (field.min() == null ? "^(?!-)" : "^")
                        + Decimals.pattern(currency.getDecimalPlaces(), true).substring(1));
        schema.put("x-currency", currency.getCode());
        Limits.describe(field, schema);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return words.money(new BigDecimal(value));
    }
}
