package org.dilmun.web.bill;

import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.bill.Bill;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ViolationTexts;

/** How pages say where a bill stands, and what is wrong with what was typed about one. */
@RequestScoped
public class BillTexts {

    @Inject
    Messages messages;

    @Inject
    ViolationTexts violations;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /**
     * Where a bill stands.
     *
     * @param code names a text and with it a note: open, overdue, partly, paid, cancelled, over
     * @param kind colour of the chip
     */
    public record State(String code, String kind, String text) {}

    public State state(Bill bill, boolean payable, boolean overdue) {
        return switch (bill.status()) {
            case PAID -> state("paid", "ok");
            case CANCELLED -> state("cancelled", "quiet");
            case OPEN -> !payable
                    ? state("over", "bad")
                    : overdue
                            ? state("overdue", "warn")
                            : bill.paid().isZero() ? state("open", "info") : state("partly", "info");
        };
    }

    private State state(String code, String kind) {
        return new State(code, kind, messages.text(lang.language(), "bill.state." + code));
    }

    /** Shows each mistake beside its field. */
    void show(AnswersRefused refused) {
        for (Map.Entry<String, Violation> wrong : refused.found().entrySet()) {
            errors.addText(wrong.getKey(), violations.of(wrong.getValue(), lang.language()));
        }
    }
}
