package org.dilmun.web.bill;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.bill.Baskets;
import org.dilmun.ejb.bill.Baskets.Choice;
import org.dilmun.ejb.bill.BillQueries;
import org.dilmun.ejb.bill.BillQueries.ShownBill;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.bill.BillTexts.State;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** What the caller owes by bills of whatever bodies, and the basket: some or all of it is paid together. */
@Named
@RequestScoped
public class MyBillsPage {

    @Inject
    BillQueries queries;

    @Inject
    Baskets baskets;

    @Inject
    BillTexts texts;

    @Inject
    TypedChoice typed;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    @Inject
    @RequestParameterValuesMap
    Map<String, String[]> values;

    private List<ShownBill> bills;

    /**
     * A bill in the list.
     *
     * @param field for the amount, if it may be paid in parts; else null
     * @param typed the amount in it
     */
    public record Row(
            String reference,
            String url,
            String description,
            String body,
            String number,
            Money left,
            LocalDate dueOn,
            State state,
            boolean chosen,
            String field,
            String typed) {}

    @PostConstruct
    void open() {
        bills = queries.listOwn();
    }

    public List<Row> getRows() {
        return bills.stream().map(this::row).toList();
    }

    private Row row(ShownBill shown) {
        String reference = shown.bill().reference().value();
        boolean inParts = shown.bill().inParts();
        return new Row(
                reference,
                lang.url("/bills/" + reference),
                shown.bill().description().in(lang.language()),
                shown.body().in(lang.language()),
                shown.bill().number(),
                shown.bill().left(),
                shown.bill().dueOn(),
                texts.state(shown.bill(), shown.payable(), shown.overdue()),
                isChosen(reference),
                inParts ? TypedChoice.field(shown) : null,
                inParts ? TypedChoice.amount(shown, parameters) : null);
    }

    /** Whoever comes to the page is about to pay all. */
    private boolean isChosen(String reference) {
        return !FacesContext.getCurrentInstance().isPostback() || chosen().contains(reference);
    }

    private Set<String> chosen() {
        return Set.copyOf(List.of(values.getOrDefault("bill", new String[0])));
    }

    public Money getTotal() {
        return bills.stream().map(shown -> shown.bill().left()).reduce(Money.zero(country.currency()), Money::plus);
    }

    /** One order for what is chosen, and the page where it is paid. */
    public void pay() throws IOException {
        Set<String> wanted = chosen();
        var choices = new ArrayList<Choice>();
        boolean whole = true;
        for (ShownBill shown : bills) {
            if (wanted.contains(shown.bill().reference().value())) {
                Optional<Choice> choice = typed.read(shown, parameters);
                choice.ifPresent(choices::add);
                whole = whole && choice.isPresent();
            }
        }
        if (!whole) {
            return;
        }
        try {
            PaymentOrder order = baskets.checkout(choices);
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/pay/" + order.reference()));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }
}
