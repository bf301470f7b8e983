package org.dilmun.domain.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.joda.money.Money;

import org.dilmun.domain.kernel.MoneyAmount;

/** So much of a bill is paid together with others, by one order. */
@Entity
@Table(name = "basket_line")
public class BasketLine {

    @Id
    private long id;

    @Column(name = "basket_id", nullable = false, updatable = false)
    private long basketId;

    @Column(name = "bill_id", nullable = false, updatable = false)
    private long billId;

    @Embedded
    private MoneyAmount amount;

    protected BasketLine() {} // JPA

    /** @param basketId of the purpose of the order */
    public BasketLine(long id, long basketId, Bill bill, Money amount) {
        this.id = id;
        this.basketId = basketId;
        this.billId = bill.id();
        this.amount = new MoneyAmount(amount);
    }

    public long id() {
        return id;
    }

    public long basketId() {
        return basketId;
    }

    public long billId() {
        return billId;
    }

    public Money amount() {
        return amount.toMoney();
    }
}
