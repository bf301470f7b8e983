package org.dilmun.web.payment;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.Money;

import org.dilmun.domain.payment.PaymentOrder;

/** What is to be paid, and whether it has been. */
public record PaymentOrderView(
        String reference, String status, Amount amount, @JsonProperty("changed_at") String changedAt) {

    /**
     * An amount of money, exact.
     *
     * @param currency ISO 4217
     * @param value with all the decimals of the currency: {@code 4.500}
     */
    public record Amount(String currency, String value) {

        static Amount of(Money money) {
            return new Amount(
                    money.getCurrencyUnit().getCode(), money.getAmount().toPlainString());
        }
    }

    static PaymentOrderView of(PaymentOrder order) {
        return new PaymentOrderView(
                order.reference().value(),
                order.status().name().toLowerCase(Locale.ROOT),
                Amount.of(order.amount()),
                order.changedAt().toString());
    }
}
