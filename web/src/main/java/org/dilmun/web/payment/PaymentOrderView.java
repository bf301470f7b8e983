package org.dilmun.web.payment;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.LongFunction;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.Money;

import org.dilmun.domain.payment.PaymentOrder;

/**
 * What is to be paid, and whether it has been.
 *
 * @param shares which bodies receive it, by their codes; left out if one body receives all of it
 */
public record PaymentOrderView(
        String reference,
        String status,
        Amount amount,
        List<Share> shares,
        @JsonProperty("changed_at") String changedAt) {

    /** What one body receives. */
    public record Share(String body, Amount amount) {}

    /**
     * An amount of money, exact.
     *
     * @param currency ISO 4217
     * @param value with all the decimals of the currency: {@code 4.500}
     */
    public record Amount(String currency, String value) {

        public static Amount of(Money money) {
            return new Amount(
                    money.getCurrencyUnit().getCode(), money.getAmount().toPlainString());
        }
    }

    /** @param code of the body with that id */
    static PaymentOrderView of(PaymentOrder order, LongFunction<String> code) {
        SortedMap<Long, Money> shares = order.shares();
        return new PaymentOrderView(
                order.reference().value(),
                order.status().name().toLowerCase(Locale.ROOT),
                Amount.of(order.amount()),
                shares.size() == 1
                        ? List.of()
                        : shares.entrySet().stream()
                                .map(share -> new Share(code.apply(share.getKey()), Amount.of(share.getValue())))
                                .toList(),
                order.changedAt().toString());
    }
}
