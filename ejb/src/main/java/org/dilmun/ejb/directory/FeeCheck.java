package org.dilmun.ejb.directory;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeFormula;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.FeeShares;
import org.dilmun.domain.directory.Waiver;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.domain.expression.ValueType;

/** What a schema cannot say of a fee: everybody comes to exactly one amount, in the country's currency, and visitors can read why. */
final class FeeCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Terms terms;
    private final Set<String> bodies;
    private final Mistakes mistakes;
    private final FormCheck form;

    /**
     * @param bodies codes of the country's government bodies
     * @param form that has been checked, so that conditions may speak of its fields
     */
    FeeCheck(Terms terms, Set<String> bodies, Mistakes mistakes, FormCheck form) {
        this.terms = terms;
        this.bodies = bodies;
        this.mistakes = mistakes;
        this.form = form;
    }

    void check(Fee fee) {
        rows(fee.list(), "/fee/");
        if (fee.isInParts()) {
            parts(fee);
        }
    }

    private void parts(Fee fee) {
        if (fee.table().isEmpty() == (fee.formula() == null)) {
            mistakes.at("/fee", "table-or-formula");
        }
        rows(fee.table(), "/fee/table/");
        table(fee.table());
        if (fee.formula() != null) {
            formula(fee.formula());
        }
        rows(fee.additions(), "/fee/additions/");
        waivers(fee.waivers());
        if (fee.shares() != null) {
            shares(fee);
        }
    }

    private void rows(List<FeeRow> rows, String pointer) {
        for (int r = 0; r < rows.size(); r++) {
            amount(rows.get(r).amount(), pointer + r + "/amount");
            form.condition(rows.get(r).when(), pointer + r + "/when");
            body(rows.get(r).to(), pointer + r + "/to");
        }
    }

    private void body(String code, String pointer) {
        if (code != null && !bodies.contains(code)) {
            mistakes.at(pointer, "no-body", code, Nearest.hint(code, bodies));
        }
    }

    private void amount(String amount, String pointer) {
        if (new BigDecimal(amount).scale() > terms.currency().getDecimalPlaces()) {
            mistakes.at(
                    pointer,
                    "decimals-of-currency",
                    terms.currency().getCode(),
                    terms.currency().getDecimalPlaces());
        }
    }

    private void table(List<FeeRow> rows) {
        for (int r = 0; r < rows.size(); r++) {
            boolean last = r == rows.size() - 1;
            boolean always = rows.get(r).when() == null;
            if (always && !last) {
                mistakes.at("/fee/table/" + r, "rows-after-everybody");
            } else if (!always && last) {
                mistakes.at("/fee/table/" + r + "/when", "last-row-has-condition");
            }
            if (!always && rows.get(r).note() == null) {
                mistakes.at("/fee/table/" + r, "row-needs-note");
            }
        }
    }

    private void formula(FeeFormula formula) {
        form.expression(formula.value(), "/fee/formula/value", ValueType.NUMBER);
        amount(formula.most(), "/fee/formula/most");
    }

    private void shares(Fee fee) {
        fee.shares().byCode().forEach((code, share) -> {
            String pointer = "/fee/shares/" + code;
            if (!bodies.contains(code)) {
                mistakes.atKey(pointer, "no-body", code, Nearest.hint(code, bodies));
            }
            if (!FeeShares.isPercentage(share)) {
                amount(share, pointer);
            } else if (FeeShares.percentage(share).signum() == 0) {
                mistakes.at(pointer, "share-of-nothing");
            }
        });
        BigDecimal percentages = fee.shares().percentages();
        if (percentages.compareTo(HUNDRED) != 0) {
            mistakes.at("/fee/shares", "percentages-come-to", percentages.toPlainString());
        }
        if (fee.shares().hasAmounts()) {
            amountsFirst(fee);
        }
    }

    /** Whatever somebody pays has to be enough for those who get an amount of it. */
    private void amountsFirst(Fee fee) {
        if (fee.formula() != null) {
            mistakes.at("/fee/shares", "computed-fee-by-percentages");
            return;
        }
        BigDecimal amounts = fee.shares().byCode().values().stream()
                .filter(share -> !FeeShares.isPercentage(share))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean onlyAdditions = fee.table().stream().anyMatch(row -> new BigDecimal(row.amount()).signum() == 0);
        Stream<FeeRow> additions = fee.additions().stream().filter(row -> row.to() == null);
        Stream.concat(fee.table().stream(), onlyAdditions ? additions : Stream.empty())
                .map(row -> new BigDecimal(row.amount()))
                .filter(least -> least.signum() > 0 && least.compareTo(amounts) < 0)
                .min(Comparator.naturalOrder())
                .ifPresent(least -> mistakes.at(
                        "/fee/shares", "less-than-amounts", least.toPlainString(), amounts.toPlainString()));
    }

    private void waivers(List<Waiver> waivers) {
        Set<String> ids = new HashSet<>();
        for (int w = 0; w < waivers.size(); w++) {
            Waiver waiver = waivers.get(w);
            if (!ids.add(waiver.id())) {
                mistakes.at("/fee/waivers/" + w + "/id", "waiver-twice", waiver.id());
            }
            form.condition(waiver.when(), "/fee/waivers/" + w + "/when");
        }
    }
}
