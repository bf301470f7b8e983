package org.dilmun.web.receipt;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.receipt.IssuedReceipt;
import org.dilmun.ejb.receipt.Receipts;
import org.dilmun.web.receipt.ReceiptRows.ReceiptRow;
import org.dilmun.web.site.Lang;

/** What a person has paid in a year, with the receipts: the yearly statement. */
@Named
@RequestScoped
public class PaymentsPage {

    @Inject
    Receipts receipts;

    @Inject
    ReceiptRows views;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<Integer> years;
    private List<IssuedReceipt> issued;

    /** A year that something was paid in, and its page; without an address it is the one shown. */
    public record YearLink(int year, String url) {}

    /** The year that is asked for, if something was paid in it; otherwise the newest one, or this year. */
    public int getYear() {
        String asked = parameters.getOrDefault("year", "");
        return years().stream()
                .filter(year -> year.toString().equals(asked))
                .findFirst()
                .or(() -> years().stream().findFirst())
                .orElseGet(() -> country.day(clock.instant()).getYear());
    }

    public List<YearLink> getYears() {
        int shown = getYear();
        return years().stream()
                .map(year -> new YearLink(year, year == shown ? null : lang.url("/my/payments") + "?year=" + year))
                .toList();
    }

    public List<ReceiptRow> getRows() {
        return views.of(issued());
    }

    public Money getPaid() {
        return sum(receipt -> receipt.receipt().amount());
    }

    /** @return null if nothing has gone back */
    public Money getGivenBack() {
        Money back = sum(IssuedReceipt::givenBack);
        return back.isZero() ? null : back;
    }

    private Money sum(Function<IssuedReceipt, Money> amount) {
        return issued().stream().map(amount).reduce(Money.zero(country.currency()), Money::plus);
    }

    private List<Integer> years() {
        if (years == null) {
            years = receipts.ownYears();
        }
        return years;
    }

    private List<IssuedReceipt> issued() {
        if (issued == null) {
            issued = receipts.listOwn(getYear());
        }
        return issued;
    }
}
