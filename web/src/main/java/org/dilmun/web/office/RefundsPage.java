package org.dilmun.web.office;

import java.io.IOException;
import java.time.ZonedDateTime;
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
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.payment.RefundQueries;
import org.dilmun.ejb.payment.RefundQueries.StuckRefund;
import org.dilmun.ejb.payment.Refunds;
import org.dilmun.web.payment.RefundTexts;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ShownVersion;

/** Refunds that need people: refused by the gateway, or never answered. */
@Named
@RequestScoped
public class RefundsPage {

    @Inject
    RefundQueries queries;

    @Inject
    Refunds refunds;

    @Inject
    RefundTexts texts;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<Row> rows;

    /**
     * A refund that needs people.
     *
     * @param version of its order
     * @param own whether the caller paid, so that another has to try again
     */
    public record Row(
            RefundView refund,
            String url,
            String request,
            String service,
            Money amount,
            ZonedDateTime requestedAt,
            int version,
            boolean own) {}

    @PostConstruct
    void open() {
        rows = queries.listStuck().stream().map(this::row).toList();
    }

    private Row row(StuckRefund stuck) {
        return new Row(
                texts.forOfficial(List.of(stuck.refund())).get(0),
                lang.url((stuck.ofBill() ? "/office/bills/" : "/office/cases/") + stuck.matter()),
                stuck.matter().value(),
                stuck.refund()
                        .item(stuck.order())
                        .map(OrderItem::description)
                        .orElseGet(stuck.order()::description)
                        .in(lang.language()),
                stuck.order().amountOf(stuck.refund()),
                stuck.refund().requestedAt().atZone(country.zone()),
                stuck.order().version(),
                caller.actor().isPerson(stuck.order().payerId()));
    }

    /** Tries the refund again whose button was pressed, as it was shown. */
    public void again() throws IOException {
        String[] pressed = parameters.getOrDefault("again", "").split("_", 2);
        String reference = pressed[0];
        int shown = ShownVersion.of(pressed.length == 2 ? pressed[1] : null);
        try {
            refunds.again(Reference.parse(reference), shown);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/refunds?done=" + reference));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    public List<Row> getRows() {
        return rows;
    }

    /** Whether there may be more than are shown. */
    public boolean isCut() {
        return rows.size() == RefundQueries.AT_MOST;
    }

    /** The refund that was just tried again; null if none. */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return Reference.isWellFormed(done) ? done : null;
    }
}
