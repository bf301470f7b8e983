package org.dilmun.ejb.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.ledger.UncountedEntry;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The books: double entry, only ever added to, balances by sum. Amounts are in the currency of the country. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Ledger {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    /**
     * Books an event, once: the same kind and source again gives the entry that already stands.
     *
     * @throws IllegalStateException if what stands for that event moved something else
     */
    public JournalEntry post(EntryKind kind, String source, long sourceId, List<Movement> movements) {
        JournalEntry entry = find(kind, source, sourceId).orElseGet(() -> add(kind, source, sourceId, movements));
        if (!entry.movements().equals(movements)) {
            throw new IllegalStateException(kind + " of " + source + " " + sourceId + " is already booked otherwise");
        }
        return entry;
    }

    /** @return what stands for that event, if it is booked */
    public Optional<JournalEntry> find(EntryKind kind, String source, long sourceId) {
        return em.createQuery(
                        "select e from JournalEntry e where e.source = :source and e.sourceId = :id and e.kind = :kind",
                        JournalEntry.class)
                .setParameter("source", source)
                .setParameter("id", sourceId)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    private JournalEntry add(EntryKind kind, String source, long sourceId, List<Movement> movements) {
        var entry = new JournalEntry(ids.next(), kind, source, sourceId, movements, clock.instant());
        em.persist(entry);
        em.persist(new UncountedEntry(entry));
        return entry;
    }

    /** @return debits less credits: more than zero is a debit balance */
    public Money balance(LedgerAccount account) {
        return money(moved(account, "debit") - moved(account, "credit"));
    }

    private long moved(LedgerAccount account, String side) {
        var ofBody = account.bodyId() == null ? "" : " and p." + side + "BodyId = :body";
        var query = em.createQuery(
                        "select coalesce(sum(p.amount.minor), 0) from Posting p where p.amount.currency = :currency and p."
                                + side + " = :account" + ofBody,
                        Number.class)
                .setParameter("currency", country.currency().getCode())
                .setParameter("account", account.chart());
        if (account.bodyId() != null) {
            query.setParameter("body", account.bodyId());
        }
        return query.getSingleResult().longValue();
    }

    /** @return debits less credits of each account that ever moved, sub-accounts added up; its sum is zero */
    public Map<ChartAccount, Money> trialBalance() {
        var balances = new EnumMap<ChartAccount, Money>(ChartAccount.class);
        totals("debit").forEach(row -> add(balances, row, 1));
        totals("credit").forEach(row -> add(balances, row, -1));
        return balances;
    }

    private List<Object[]> totals(String side) {
        return em.createQuery(
                        "select p." + side + ", sum(p.amount.minor) from Posting p"
                                + " where p.amount.currency = :currency group by p." + side,
                        Object[].class)
                .setParameter("currency", country.currency().getCode())
                .getResultList();
    }

    private void add(Map<ChartAccount, Money> balances, Object[] row, int sign) {
        balances.merge((ChartAccount) row[0], money(sign * ((Number) row[1]).longValue()), Money::plus);
    }

    private Money money(long minor) {
        return Money.ofMinor(country.currency(), minor);
    }
}
