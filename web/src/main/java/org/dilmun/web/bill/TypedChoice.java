package org.dilmun.web.bill;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.ejb.bill.Baskets.Choice;
import org.dilmun.ejb.bill.BillQueries.ShownBill;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.TypedMoney;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ViolationTexts;

/** How much of a bill somebody wants to pay, as the form says it. */
@RequestScoped
public class TypedChoice {

    @Inject
    Country country;

    @Inject
    ViolationTexts violations;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** @return of the field in which the amount is typed */
    static String field(ShownBill shown) {
        return "amount-" + shown.bill().reference();
    }

    /** @return what was typed, or all that is left */
    static String amount(ShownBill shown, Map<String, String> posted) {
        return posted.getOrDefault(field(shown), shown.bill().left().getAmount().toPlainString());
    }

    /** @return empty if the amount is none, which is then shown beside its field */
    Optional<Choice> read(ShownBill shown, Map<String, String> posted) {
        if (!shown.bill().inParts()) {
            return Optional.of(new Choice(shown.bill().reference(), shown.bill().left()));
        }
        TypedMoney.Reading reading = TypedMoney.read(amount(shown, posted), country.currency());
        reading.wrong()
                .ifPresent(wrong -> errors.addText(
                        field(shown),
                        shown.bill().description().in(lang.language()),
                        violations.of(wrong, lang.language())));
        return reading.money().map((Money amount) -> new Choice(shown.bill().reference(), amount));
    }
}
