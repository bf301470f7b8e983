package org.dilmun.web.ledger;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.ejb.ledger.Treasury;
import org.dilmun.ejb.ledger.TrialBalance;
import org.dilmun.ejb.ledger.TrialBalance.Totals;

/** The trial balance of a period, for the treasury. */
@Named
@RequestScoped
public class LedgerPage {

    @Inject
    Treasury treasury;

    @Inject
    LedgerPeriod period;

    @Inject
    AccountNames names;

    private TrialBalance balance;

    /**
     * A line of the table; what is not on its side is null.
     *
     * @param url of the statement; null: sub-accounts added up, which follow
     */
    public record Row(
            String number,
            String name,
            String url,
            boolean part,
            Money openingDebit,
            Money openingCredit,
            Money debit,
            Money credit,
            Money closingDebit,
            Money closingCredit) {}

    @PostConstruct
    void load() {
        if (period.isReadable()) {
            balance = treasury.trialBalance(period.from(), period.to());
        }
    }

    /** Null unless there is a period. */
    public TrialBalance getBalance() {
        return balance;
    }

    /** Whether nothing was ever booked until then. */
    public boolean isNothing() {
        return balance != null && balance.lines().isEmpty();
    }

    public boolean isBalanced() {
        return balance.opening().balanced()
                && balance.turnover().balanced()
                && balance.closing().balanced();
    }

    public Totals getOpening() {
        return balance.opening();
    }

    public Totals getTurnover() {
        return balance.turnover();
    }

    public Totals getClosing() {
        return balance.closing();
    }

    /** Accounts in the order of the chart; those of bodies below what they add up to. */
    public List<Row> getRows() {
        var rows = new ArrayList<Row>();
        ChartAccount last = null;
        for (TrialBalance.Line line : balance.lines()) {
            ChartAccount chart = line.account().chart();
            if (chart != last) {
                balance.ofAll(chart)
                        .map(all -> row(all, chart.number(), names.ofChart(chart), null, false))
                        .ifPresent(rows::add);
            }
            last = chart;
            rows.add(row(
                    line,
                    chart.heldByBody() ? "" : chart.number(),
                    names.of(line.account()),
                    names.url(line.account()),
                    chart.heldByBody()));
        }
        return rows;
    }

    private static Row row(TrialBalance.Line line, String number, String name, String url, boolean part) {
        return new Row(
                number,
                name,
                url,
                part,
                debit(line.opening()),
                credit(line.opening()),
                line.debit(),
                line.credit(),
                debit(line.closing()),
                credit(line.closing()));
    }

    /** An account that stands at nothing stands so on the debit side. */
    static Money debit(Money balance) {
        return balance.isNegative() ? null : balance;
    }

    static Money credit(Money balance) {
        return balance.isNegative() ? balance.negated() : null;
    }
}
