package org.dilmun.ejb.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.ejb.audit.Proof;
import org.dilmun.ejb.audit.TrailWalk;

/** Proves that the books balance and agree with what was paid, and that the audit trail is as it was sealed. */
final class DatabaseProof {

    /**
     * Something that never is so.
     *
     * @param sql finds the first case of it
     */
    private record Never(String what, String sql) {}

    private static final List<Never> NEVER = List.of(
            new Never(
                    "a journal entry has no posting",
                    "select e.id from journal_entry e"
                            + " where not exists (select 1 from posting p where p.entry_id = e.id) limit 1"),
            new Never(
                    "a posting moves nothing or stays on its account, in entry",
                    "select p.entry_id from posting p where p.amount_minor <= 0 or p.debit_account = p.credit_account"
                            + " and coalesce(p.debit_body_id, 0) = coalesce(p.credit_body_id, 0) limit 1"),
            new Never(
                    "a journal entry is in two currencies",
                    "select entry_id from posting group by entry_id having count(distinct currency) > 1 limit 1"),
            new Never(
                    "a captured payment is not booked with the amount of its order",
                    "select s.reference from payment_attempt s join payment_order o on o.id = s.order_id"
                            + " where s.attempt_status = 'CAPTURED' and not " + booked("attempt", "CAPTURE")
                            + " limit 1"),
            new Never(
                    "a payment is booked that was not captured, entry",
                    "select e.id from journal_entry e where e.source = 'attempt' and not exists (select 1 from"
                            + " payment_attempt a where a.id = e.source_id and a.attempt_status = 'CAPTURED') limit 1"),
            new Never("a refund is not booked with the amount of its order", refund("1 = 1", "REFUND_OWED")),
            new Never("a refund that was paid is not booked so", refund("s.refund_status = 'DONE'", "REFUND_PAID")),
            new Never(
                    "a refund that was refused is not booked back",
                    refund("s.refund_status = 'REFUSED'", "REFUND_REVERSED")),
            new Never(
                    "a refund is booked that is not so, entry",
                    "select e.id from journal_entry e where e.source = 'refund' and not exists (select 1 from refund r"
                            + " where r.id = e.source_id and (e.entry_kind = 'REFUND_OWED' or"
                            + " e.entry_kind = 'REFUND_PAID' and r.refund_status = 'DONE' or"
                            + " e.entry_kind = 'REFUND_REVERSED' and r.refund_status = 'REFUSED')) limit 1"),
            new Never(
                    "an order is paid and no payment was captured for it",
                    "select o.reference from payment_order o where o.order_status in ('PAID', 'REFUNDED') and not exists"
                            + " (select 1 from payment_attempt a where a.order_id = o.id"
                            + " and a.attempt_status = 'CAPTURED') limit 1"),
            new Never(
                    "the receipts of a body and year have a gap, body",
                    "select c.body_id from receipt_count c where c.last_no <> (select count(*) from receipt r"
                            + " where r.body_id = c.body_id and r.receipt_year = c.receipt_year"
                            + " and r.receipt_no <= c.last_no) limit 1"),
            new Never(
                    "a receipt is not of what its body was booked",
                    "select r.receipt_number from receipt r where r.amount_minor <> (select sum(p.amount_minor)"
                            + " from journal_entry e join posting p on p.entry_id = e.id where e.source = 'attempt'"
                            + " and e.source_id = r.attempt_id and e.entry_kind = 'CAPTURE'"
                            + " and p.credit_body_id = r.body_id and p.currency = r.currency) limit 1"));

    private final Connection connection;

    DatabaseProof(Connection connection) {
        this.connection = connection;
    }

    /** Whether the amount of order {@code o} is what the entry of {@code s} moved. */
    private static String booked(String source, String kind) {
        return "exists (select 1 from journal_entry e where e.source = '" + source + "' and e.source_id = s.id"
                + " and e.entry_kind = '" + kind + "' and o.amount_minor = (select sum(p.amount_minor) from posting p"
                + " where p.entry_id = e.id and p.currency = o.currency))";
    }

    private static String refund(String which, String kind) {
        return "select s.reference from refund s join payment_order o on o.id = s.order_id where " + which + " and not "
                + booked("refund", kind) + " limit 1";
    }

    Proven check() throws SQLException {
        var faults = new ArrayList<String>();
        for (Never never : NEVER) {
            list(never.sql()).forEach(found -> faults.add("books: " + never.what() + ": " + found.get(0)));
        }
        var figures = new ArrayList<String>();
        for (List<String> row : list("select p.currency, e.entry_kind, count(*), sum(p.amount_minor) from posting p"
                + " join journal_entry e on e.id = p.entry_id group by p.currency, e.entry_kind order by 1, 2")) {
            figures.add("books: " + row.get(1) + ": " + row.get(2) + " postings, "
                    + Money.ofMinor(CurrencyUnit.of(row.get(0)), Long.parseLong(row.get(3))));
        }
        figures.addAll(balances(faults));
        Proof trail = TrailWalk.whole(connection);
        figures.add("audit trail: " + trail.to() + " blocks, " + trail.events() + " events, last hash "
                + list("select block_hash from audit_block order by block_no desc limit 1").stream()
                        .map(row -> row.get(0))
                        .findFirst()
                        .orElse("none"));
        if (!trail.intact()) {
            faults.add(
                    "audit trail: " + trail.fault().code() + ", block " + trail.block() + ", event " + trail.event());
        }
        return new Proven(figures, faults);
    }

    /** The trial balance, from the side of the accounts: debits and credits of each currency are the same sum. */
    private List<String> balances(List<String> faults) throws SQLException {
        var lines = new ArrayList<String>();
        for (List<String> row : list("select currency, sum(debit), sum(credit) from (select p.currency, p.amount_minor"
                + " debit, 0 credit from posting p join ledger_account a on a.account_no = p.debit_account union all"
                + " select p.currency, 0, p.amount_minor from posting p join ledger_account a"
                + " on a.account_no = p.credit_account) sides group by currency order by currency")) {
            lines.add("books: trial balance " + row.get(0) + ": debits " + row.get(1) + ", credits " + row.get(2)
                    + " minor units");
            if (!row.get(1).equals(row.get(2))) {
                faults.add("books: debits and credits in " + row.get(0) + " are not the same");
            }
        }
        return lines;
    }

    private List<List<String>> list(String sql) throws SQLException {
        var found = new ArrayList<List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
        }
        return found;
    }
}
