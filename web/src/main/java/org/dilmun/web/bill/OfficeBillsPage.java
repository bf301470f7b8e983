package org.dilmun.web.bill;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.bill.BillQueries;
import org.dilmun.ejb.bill.BillQueries.ShownBill;
import org.dilmun.ejb.bill.Bills;
import org.dilmun.web.bill.BillTexts.State;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What the caller's bodies have billed. The address holds what is looked at. */
@Named
@RequestScoped
public class OfficeBillsPage {

    private static final int PAGE = 30;
    private static final String ALL = "all";

    @Inject
    Bills bills;

    @Inject
    BillQueries queries;

    @Inject
    BillTexts texts;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String view;
    private List<Bill> found;
    private List<Row> rows;

    /** A way to look at them. */
    public record Tab(String url, String label, boolean selected) {}

    /** A bill. */
    public record Row(
            String url,
            String number,
            String description,
            String body,
            Money amount,
            Money left,
            LocalDate dueOn,
            State state) {}

    @PostConstruct
    void find() {
        view = Stream.concat(Stream.of(BillStatus.values()).map(BillStatus::code), Stream.of(ALL))
                .filter(code -> code.equals(parameters.get("view")))
                .findFirst()
                .orElse(getNumber().isEmpty() ? BillStatus.OPEN.code() : ALL);
        String after = parameters.getOrDefault("after", "");
        found = bills.list(
                view.equals(ALL) ? null : status(view),
                getNumber().isEmpty() ? null : getNumber(),
                Reference.isWellFormed(after) ? new Reference(after) : null,
                PAGE + 1);
        rows = queries.show(found.subList(0, Math.min(PAGE, found.size()))).stream()
                .map(this::row)
                .toList();
    }

    private static BillStatus status(String code) {
        return Stream.of(BillStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The body's own number that is looked for; empty: all of them. */
    public String getNumber() {
        return TypedText.line(parameters.getOrDefault("number", ""));
    }

    public List<Tab> getTabs() {
        return Stream.concat(Stream.of(BillStatus.values()).map(BillStatus::code), Stream.of(ALL))
                .map(code -> new Tab(
                        lang.url("/office/bills") + "?view=" + code,
                        messages.text(lang.language(), "office_bills.view." + code),
                        code.equals(view)))
                .toList();
    }

    public List<Row> getRows() {
        return rows;
    }

    private Row row(ShownBill shown) {
        Bill bill = shown.bill();
        return new Row(
                lang.url("/office/bills/" + bill.reference()),
                bill.number(),
                bill.description().in(lang.language()),
                shown.body().in(lang.language()),
                bill.amount(),
                bill.left(),
                bill.dueOn(),
                texts.state(bill, shown.payable(), shown.overdue()));
    }

    /** Where the older ones are; null if these are all. */
    public String getNext() {
        return found.size() > PAGE
                ? lang.url("/office/bills") + "?view=" + view + "&after="
                        + found.get(PAGE - 1).reference()
                : null;
    }

    public String getNewUrl() {
        return lang.url("/office/new-bill");
    }
}
