package org.dilmun.domain.kernel;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** How {@link Money} stands in a table: whole minor units (fils) and the ISO 4217 code. Exact, never floating point. */
@Embeddable
public class MoneyAmount {

    @Column(name = "amount_minor", nullable = false)
    private long minor;

    @Column(nullable = false, length = 3)
    private String currency;

    protected MoneyAmount() {} // JPA

    public MoneyAmount(Money money) {
        this.minor = money.getAmountMinorLong();
        this.currency = money.getCurrencyUnit().getCode();
    }

    public Money toMoney() {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }
}
