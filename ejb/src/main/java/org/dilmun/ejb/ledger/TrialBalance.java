package org.dilmun.ejb.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;

/**
 * What every account stood at when a period began, what moved on it, and what it stands at.
 *
 * @param lines in the order of the chart, sub-accounts of one account in that of their bodies' ids
 */
public record TrialBalance(CurrencyUnit currency, List<Line> lines) {

    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /**
     * One account, or one sub-account.
     *
     * @param opening debits less credits before the period
     */
    public record Line(LedgerAccount account, Money opening, Money debit, Money credit) {

        /** @return debits less credits at the end of the period */
        public Money closing() {
            return opening.plus(debit).minus(credit);
        }
    }

    /** What the two sides add up to: the books balance if they are the same. */
    public record Totals(Money debit, Money credit) {

        public boolean balanced() {
            return debit.isEqual(credit);
        }
    }

    public Totals opening() {
        return balances(Line::opening);
    }

    public Totals closing() {
        return balances(Line::closing);
    }

    public Totals turnover() {
        return new Totals(sum(Line::debit), sum(Line::credit));
    }

    /** @return the sub-accounts of that account added up; empty if the chart keeps it as one, or nothing moved on it yet */
    public Optional<Line> ofAll(ChartAccount account) {
        List<Line> parts =
                lines.stream().filter(line -> line.account().chart() == account).toList();
        if (parts.isEmpty() || !account.heldByBody()) {
            return Optional.empty();
        }
        var all = new TrialBalance(currency, parts);
        return Optional.of(
                new Line(parts.get(0).account(), all.sum(Line::opening), all.sum(Line::debit), all.sum(Line::credit)));
    }

    private Totals balances(Function<Line, Money> of) {
        Money zero = Money.zero(currency);
        return new Totals(
                sum(line -> of.apply(line).isPositive() ? of.apply(line) : zero),
                sum(line -> of.apply(line).isNegative() ? of.apply(line).negated() : zero));
    }

    private Money sum(Function<Line, Money> of) {
        return lines.stream().map(of).reduce(Money.zero(currency), Money::plus);
    }
}
