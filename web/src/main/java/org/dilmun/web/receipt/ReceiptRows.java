package org.dilmun.web.receipt;

import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.receipt.IssuedReceipt;
import org.dilmun.web.site.Lang;

/** Receipts as the pages of their payers show them. */
@RequestScoped
public class ReceiptRows {

    @Inject
    Country country;

    @Inject
    Lang lang;

    /**
     * A receipt in a list.
     *
     * @param purposes what the body was paid for
     * @param givenBack null unless some of it has gone back
     * @param orderUrl page of the order that it is of
     */
    public record ReceiptRow(
            String number,
            String body,
            List<String> purposes,
            Money amount,
            Money givenBack,
            ZonedDateTime paidAt,
            String fileUrl,
            String verifyUrl,
            String code,
            String orderUrl) {}

    public List<ReceiptRow> of(List<IssuedReceipt> receipts) {
        return receipts.stream().map(this::row).toList();
    }

    private ReceiptRow row(IssuedReceipt issued) {
        Receipt receipt = issued.receipt();
        return new ReceiptRow(
                receipt.number().toString(),
                issued.bodyName().in(lang.language()),
                issued.purposes().stream()
                        .map(purpose -> purpose.in(lang.language()))
                        .toList(),
                receipt.amount(),
                issued.givenBack().isZero() ? null : issued.givenBack(),
                receipt.paidAt().atZone(country.zone()),
                ReceiptServlet.address(receipt),
                lang.url("/verify/" + receipt.code()),
                receipt.code().value(),
                lang.url("/pay/" + issued.order().reference() + "/receipt"));
    }
}
