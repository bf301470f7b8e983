package org.dilmun.ejb.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeFormula;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.FormLogic;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Waiver;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.FeeAssessment.Waived;
import org.dilmun.ejb.country.Country;

/** What a case costs: the only place at which a fee is computed. */
@ApplicationScoped
public class RequestFees {

    @Inject
    Country country;

    /**
     * What those answers of that applicant come to.
     *
     * @throws FeeUnknown if it is computed of something that is not answered
     * @throws FeeOutOfRange if it comes to more than the service may charge, or to less than nothing
     */
    public FeeAssessment assess(ServiceDescriptor service, Facts facts, Map<String, String> answers) {
        return new Assessing(service, facts, answers).assess();
    }

    public Money total(FeeAssessment fee) {
        return fee.total(country.currency());
    }

    /** @return the row of the table that is charged to that person whatever they answer; empty if their answers decide too */
    public Optional<FeeRow> rowOf(ServiceDescriptor service, Facts facts) {
        FormLogic logic = form(service).logic();
        for (FeeRow row : service.fee().table()) {
            Optional<Boolean> holds = row.when() == null ? Optional.of(true) : logic.holdsByFacts(row.when(), facts);
            if (holds.isEmpty()) {
                return Optional.empty();
            }
            if (holds.get()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** @return why that person pays nothing whatever they answer; empty if they pay, or their answers decide too */
    public Optional<Waiver> waiverOf(ServiceDescriptor service, Facts facts) {
        FormLogic logic = form(service).logic();
        return service.fee().waivers().stream()
                .filter(waiver -> logic.holdsByFacts(waiver.when(), facts).orElse(false))
                .findFirst();
    }

    private static Form form(ServiceDescriptor service) {
        return service.form() == null ? Form.NONE : service.form();
    }

    /** One fee on its way from the descriptor to what is charged. */
    private final class Assessing {

        private final Fee fee;
        private final FormLogic logic;
        private final AnswerValues values;
        private final Audience audience;

        Assessing(ServiceDescriptor service, Facts facts, Map<String, String> answers) {
            this.fee = service.fee();
            this.logic = form(service).logic();
            this.values = new AnswerValues(form(service), answers, facts);
            this.audience = facts.audience();
        }

        FeeAssessment assess() {
            List<Charge> charges = Stream.concat(base().stream(), additions()).toList();
            return new FeeAssessment(charges, charges.isEmpty() ? null : waived());
        }

        private Optional<Charge> base() {
            if (fee.formula() != null) {
                return charge(computed(fee.formula()), null, fee.formula().note(), null);
            }
            return fee.table().isEmpty()
                    ? fitting().filter(row -> !row.additional()).findFirst().flatMap(this::noted)
                    : fee.table().stream()
                            .filter(row -> row.when() == null || logic.holds(row.when(), values))
                            .findFirst()
                            .flatMap(row -> charge(amount(row), null, row.note(), row.to()));
        }

        private Stream<Charge> additions() {
            return Stream.concat(fitting().filter(FeeRow::additional), fee.additions().stream())
                    .filter(row -> row.when() != null && logic.holds(row.when(), values))
                    .flatMap(row -> noted(row).stream());
        }

        /** The rows of a list that are for those who apply. */
        private Stream<FeeRow> fitting() {
            return fee.list().stream().filter(row -> row.audience() == null || row.audience() == audience);
        }

        private Optional<Charge> noted(FeeRow row) {
            return charge(amount(row), row.note(), null, row.to());
        }

        private Money amount(FeeRow row) {
            return row.in(country.currency());
        }

        private Money computed(FeeFormula formula) {
            if (!(logic.value(formula.value(), values) instanceof BigDecimal exact)) {
                throw new FeeUnknown();
            }
            Money most = Money.of(country.currency(), new BigDecimal(formula.most()));
            if (exact.signum() < 0 || exact.compareTo(most.getAmount()) > 0) {
                throw new FeeOutOfRange(most);
            }
            return Money.of(country.currency(), exact, RoundingMode.HALF_UP);
        }

        private Waived waived() {
            return fee.waivers().stream()
                    .filter(waiver -> logic.holds(waiver.when(), values))
                    .findFirst()
                    .map(waiver -> new Waived(waiver.id(), waiver.reason()))
                    .orElse(null);
        }
    }

    /** @return empty if it costs nothing, which is no charge */
    private static Optional<Charge> charge(Money amount, LocalizedText note, LocalizedText basis, String to) {
        return amount.isPositive() ? Optional.of(new Charge(amount, note, basis, to)) : Optional.empty();
    }
}
