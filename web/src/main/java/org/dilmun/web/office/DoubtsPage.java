package org.dilmun.web.office;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
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
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.payment.DoubtfulPayments;
import org.dilmun.ejb.payment.DoubtfulPayments.Doubtful;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ShownVersion;

/** Payments that need people: never decided by the gateway, or of another amount. */
@Named
@RequestScoped
public class DoubtsPage {

    private static final String ADDRESS = "/office/doubtful-payments";

    @Inject
    DoubtfulPayments payments;

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
     * A payment that needs people.
     *
     * @param method code of how it was to be paid
     * @param said what the gateway says to have taken; null if it says nothing
     * @param number by which the gateway's company finds it; null if it gave none
     * @param version of the attempt
     * @param asked whether the gateway can be asked anew
     * @param own whether the caller paid, so that another has to settle it
     */
    public record Row(
            String reference,
            String order,
            String purpose,
            String method,
            String gateway,
            Money amount,
            Money said,
            String number,
            ZonedDateTime begunAt,
            int version,
            boolean asked,
            boolean own) {

        /** @return what a button of it says it is for, as it was shown */
        public String getShown() {
            return reference + "_" + version;
        }
    }

    @PostConstruct
    void open() {
        rows = payments.list().stream().map(this::row).toList();
    }

    private Row row(Doubtful doubtful) {
        PaymentAttempt attempt = doubtful.attempt();
        return new Row(
                attempt.reference().value(),
                doubtful.order().reference().value(),
                doubtful.order().description().in(lang.language()),
                attempt.way().method().name().toLowerCase(Locale.ROOT),
                attempt.way().gateway(),
                doubtful.order().amount(),
                attempt.said().orElse(null),
                attempt.card() == null ? null : attempt.card().rrn(),
                attempt.createdAt().atZone(country.zone()),
                attempt.version(),
                attempt.status().undecided(),
                caller.actor().isPerson(doubtful.order().payerId()));
    }

    /** Has the gateway asked about the payment whose button was pressed. */
    public void ask() throws IOException {
        act("ask", payments::askAgain);
    }

    /** Settles the payment whose button was pressed, with the words that stand beside it. */
    public void settle() throws IOException {
        act("settle", (attempt, shown) -> payments.resolve(attempt, shown, parameters.get("words-" + attempt)));
    }

    /** What is done to an attempt as it was shown. */
    private interface Act {
        void on(Reference attempt, int shownVersion);
    }

    private void act(String button, Act act) throws IOException {
        String[] pressed = parameters.getOrDefault(button, "").split("_", 2);
        int shown = ShownVersion.of(pressed.length == 2 ? pressed[1] : null);
        try {
            act.on(Reference.parse(pressed[0]), shown);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url(ADDRESS + "?done=" + pressed[0] + "&act=" + button));
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
        return rows.size() == DoubtfulPayments.AT_MOST;
    }

    /** The payment that something was just done to; null if none. */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return Reference.isWellFormed(done) ? done : null;
    }

    /** What was done to it. */
    public String getAct() {
        return "ask".equals(parameters.get("act")) ? "ask" : "settle";
    }
}
