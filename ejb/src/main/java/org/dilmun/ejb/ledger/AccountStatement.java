package org.dilmun.ejb.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;

/**
 * A stretch of what moved on one account, the oldest first.
 *
 * @param opening balance before the first row
 * @param next where the next stretch begins; empty after the last
 */
public record AccountStatement(Money opening, List<Row> rows, Optional<Cursor> next) {

    public AccountStatement {
        rows = List.copyOf(rows);
    }

    /** Place in the journal, after which the next stretch begins. */
    public record Cursor(Instant at, long entryId, int number) {}

    /**
     * A posting as that account sees it.
     *
     * @param cause reference of what caused it; null if its kind has none
     * @param counter account on the other side
     * @param debit null if it was credited
     * @param credit null if it was debited
     * @param balance after it
     */
    public record Row(
            Instant at,
            EntryKind kind,
            Reference cause,
            LedgerAccount counter,
            Money debit,
            Money credit,
            Money balance) {}
}
