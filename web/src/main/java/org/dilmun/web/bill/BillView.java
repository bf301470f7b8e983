package org.dilmun.web.bill;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.Money;

import org.dilmun.domain.bill.Bill;
import org.dilmun.web.payment.PaymentOrderView.Amount;

/**
 * A bill, as the systems of its body see it. Whose it is they know, and it is not told again.
 *
 * @param number the body's own
 * @param least of a part that may be paid alone; left out: it is paid at once
 * @param link address at which whoever has it pays
 */
public record BillView(
        String reference,
        String number,
        String body,
        String status,
        Map<String, String> description,
        Amount amount,
        Amount paid,
        Amount left,
        Amount least,
        @JsonProperty("due_on") String dueOn,
        @JsonProperty("payable_until") String payableUntil,
        String link,
        @JsonProperty("presented_at") String presentedAt,
        @JsonProperty("changed_at") String changedAt) {

    /** @param body code of the body */
    static BillView of(Bill bill, String body, String link) {
        return new BillView(
                bill.reference().value(),
                bill.number(),
                body,
                bill.status().code(),
                bill.description().byTag(),
                Amount.of(bill.amount()),
                Amount.of(bill.paid()),
                Amount.of(bill.left()),
                amount(bill.terms().least()),
                day(bill.dueOn()),
                day(bill.payableUntil()),
                link,
                bill.presentedAt().toString(),
                bill.changedAt().toString());
    }

    private static Amount amount(Money money) {
        return money == null ? null : Amount.of(money);
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
