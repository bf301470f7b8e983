package org.dilmun.domain.request;

import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What a case costs and how that came about. It is made anew as long as the answers are the applicant's to change, and fixed with
 * the submission.
 *
 * @param charges what the fee is made of, also if it is waived; empty if the service costs nothing
 * @param waived null unless nothing of it has to be paid
 */
public record FeeAssessment(List<Charge> charges, Waived waived) {

    /**
     * A fee that is not asked for.
     *
     * @param waiver id in the descriptor
     * @param reason as the descriptor had it then
     */
    public record Waived(String waiver, LocalizedText reason) {}

    public FeeAssessment {
        charges = List.copyOf(charges);
    }

    /** @return what has to be paid; empty if nothing */
    public List<Charge> due() {
        return waived == null ? charges : List.of();
    }

    /** @return what has to be paid in all */
    public Money total(CurrencyUnit currency) {
        return due().stream().map(Charge::amount).reduce(Money.zero(currency), Money::plus);
    }
}
