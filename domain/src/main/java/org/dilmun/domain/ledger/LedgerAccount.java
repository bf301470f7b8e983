package org.dilmun.domain.ledger;

/**
 * An account that money is posted to: one of the chart, or a body's sub-account of it.
 *
 * @param chart the account of the chart
 * @param bodyId the body whose sub-account it is; null where the chart has no sub-accounts
 */
public record LedgerAccount(ChartAccount chart, Long bodyId) {

    public LedgerAccount {
        if (chart.heldByBody() != (bodyId != null)) {
            throw new IllegalArgumentException("account " + chart.number() + " with body " + bodyId);
        }
    }

    /** @throws IllegalArgumentException if the chart keeps that account by body */
    public static LedgerAccount ofChart(ChartAccount chart) {
        return new LedgerAccount(chart, null);
    }

    /** @return what we owe that body */
    public static LedgerAccount payableTo(long bodyId) {
        return new LedgerAccount(ChartAccount.BODIES_PAYABLE, bodyId);
    }

    @Override
    public String toString() {
        return bodyId == null ? chart.number() : chart.number() + "/" + bodyId;
    }
}
