package org.dilmun.web.bill;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.bill.Baskets;
import org.dilmun.ejb.bill.BillQueries;
import org.dilmun.ejb.bill.BillQueries.ShownBill;
import org.dilmun.web.bill.BillTexts.State;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** A bill, for whoever was given its reference: what it is for, and the way to pay it. Whose it is it does not say. */
@Named
@RequestScoped
public class BillPage {

    @Inject
    BillQueries queries;

    @Inject
    Baskets baskets;

    @Inject
    BillTexts texts;

    @Inject
    TypedChoice typed;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private ShownBill shown;

    @PostConstruct
    void open() {
        shown = queries.get(Reference.parse(parameters.get("reference")));
    }

    /** One order for this bill alone, and the page where it is paid. */
    public void pay() throws IOException {
        var choice = typed.read(shown, parameters);
        if (choice.isEmpty()) {
            return;
        }
        try {
            PaymentOrder order = baskets.checkout(List.of(choice.get()));
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/pay/" + order.reference()));
        } catch (Problem problem) {
            errors.add(shown.bill().inParts() ? getField() : null, problem);
            open();
        }
    }

    public State getState() {
        return texts.state(shown.bill(), shown.payable(), shown.overdue());
    }

    public boolean isPayable() {
        return shown.payable();
    }

    public boolean isInParts() {
        return shown.bill().inParts();
    }

    public String getDescription() {
        return shown.bill().description().in(lang.language());
    }

    public String getBody() {
        return shown.body().in(lang.language());
    }

    public String getReference() {
        return shown.bill().reference().value();
    }

    public String getNumber() {
        return shown.bill().number();
    }

    public Money getAmount() {
        return shown.bill().amount();
    }

    /** @return null if nothing has been paid */
    public Money getPaid() {
        Money paid = shown.bill().paid();
        return paid.isZero() ? null : paid;
    }

    public Money getLeft() {
        return shown.bill().left();
    }

    public Money getLeast() {
        return shown.bill().leastNow();
    }

    public LocalDate getDueOn() {
        return shown.bill().dueOn();
    }

    public LocalDate getPayableUntil() {
        return shown.bill().payableUntil();
    }

    /** The field for a part of the amount. */
    public String getField() {
        return TypedChoice.field(shown);
    }

    public String getTyped() {
        return TypedChoice.amount(shown, parameters);
    }

    public String getLoginUrl() {
        return lang.url("/login?next=/bills/" + shown.bill().reference());
    }
}
