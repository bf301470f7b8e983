package org.dilmun.web.payment;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.request.Charge;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What a fee is made of, in the language of the page. */
@RequestScoped
public class ChargeLines {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A line of what is to be paid.
     *
     * @param basis why it is that much; null if there is no more to say
     */
    public record Line(String label, String basis, Money amount) {}

    public List<Line> of(List<Charge> charges) {
        return charges.stream().map(this::line).toList();
    }

    private Line line(Charge charge) {
        return new Line(
                charge.note() == null
                        ? messages.text(lang.language(), "review.label.fee")
                        : charge.note().in(lang.language()),
                charge.basis() == null ? null : charge.basis().in(lang.language()),
                charge.amount());
    }
}
