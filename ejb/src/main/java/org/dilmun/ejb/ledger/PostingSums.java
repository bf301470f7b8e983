package org.dilmun.ejb.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Adds postings up by account and body, for whoever may see them. Both sides are asked for in one statement: read one after the
 * other, an entry between the two would unbalance them.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PostingSums {

    /** ?1 currency, ?2 from, ?3 until. */
    private static final String BOOKED = "journal_entry e join posting p on p.entry_id = e.id"
            + " where p.currency = ?1 and e.booked_at >= ?2 and e.booked_at < ?3";

    /** ?4 day of the snapshot: those of its time that it does not hold. */
    private static final String MISSED = "uncounted_entry u join posting p on p.entry_id = u.entry_id"
            + " where p.currency = ?1 and u.booked_at < ?2 and (u.counted_on is null or u.counted_on > ?4)";

    /** The rows of that day which its snapshot holds. */
    private static final String COUNTED = BOOKED
            + " and not exists (select 1 from uncounted_entry u where u.entry_id = e.id"
            + " and (u.counted_on is null or u.counted_on > ?4))";

    /** Rows of earlier days which that snapshot is the first to hold. */
    private static final String CAUGHT_UP = "uncounted_entry u join posting p on p.entry_id = u.entry_id"
            + " where p.currency = ?1 and u.booked_at < ?2 and u.counted_on = ?4";

    private static final String SNAPSHOT =
            "select account_no, body_id, balance_minor debit, 0 credit from ledger_snapshot where day_on = ?4";

    /** Before any entry. */
    private static final LastSnapshot NONE = new LastSnapshot(LocalDate.EPOCH, Instant.EPOCH);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Country country;

    private record LastSnapshot(LocalDate day, Instant endsAt) {}

    /** @return what moved from the first moment on and before the second */
    public Map<LedgerAccount, Sums> between(Instant from, Instant until) {
        return read(em.createNativeQuery(total(sides(BOOKED)))
                .setParameter(2, utc(from))
                .setParameter(3, utc(until)));
    }

    /** @return what moved before that moment: the last snapshot, the rows since, and those that it missed */
    public Map<LedgerAccount, Sums> before(Instant until) {
        LastSnapshot last = lastBefore(until);
        return read(
                em.createNativeQuery(total(SNAPSHOT + " union all " + sides(BOOKED) + " union all " + sides(MISSED)))
                        .setParameter(2, utc(last.endsAt()))
                        .setParameter(3, utc(until))
                        .setParameter(4, last.day()));
    }

    /** @return what the snapshot of that day holds or is to hold, by the one before and the rows that it counts */
    public Map<LedgerAccount, Sums> counted(LocalDate day) {
        Map<LedgerAccount, Sums> sums = snapshot(day.minusDays(1));
        read(em.createNativeQuery(total(sides(COUNTED) + " union all " + sides(CAUGHT_UP)))
                        .setParameter(2, utc(start(day)))
                        .setParameter(3, utc(start(day.plusDays(1))))
                        .setParameter(4, day))
                .forEach((account, moved) -> sums.merge(account, moved, Sums::plus));
        return sums;
    }

    /** @return what stands in the snapshot of that day, all of it as debits; nothing if there is none */
    public Map<LedgerAccount, Sums> snapshot(LocalDate day) {
        return rows(em.createNativeQuery(SNAPSHOT.replace("?4", "?1")).setParameter(1, day));
    }

    public Instant start(LocalDate day) {
        return day.atStartOfDay(country.zone()).toInstant();
    }

    static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private LastSnapshot lastBefore(Instant until) {
        List<?> days = em.createNativeQuery("select max(day_on) from ledger_snapshot_day where ends_at <= ?1")
                .setParameter(1, utc(until))
                .getResultList();
        LocalDate last = LedgerSnapshots.day(days.get(0));
        return last == null ? NONE : new LastSnapshot(last, start(last.plusDays(1)));
    }

    private static String sides(String rows) {
        return "select p.debit_account account_no, coalesce(p.debit_body_id, 0) body_id, p.amount_minor debit, 0 credit from "
                + rows
                + " union all select p.credit_account, coalesce(p.credit_body_id, 0), 0, p.amount_minor from " + rows;
    }

    private static String total(String rows) {
        return "select account_no, body_id, sum(debit), sum(credit) from (" + rows
                + ") moved group by account_no, body_id";
    }

    private Map<LedgerAccount, Sums> read(Query query) {
        return rows(query.setParameter(1, country.currency().getCode()));
    }

    private static Map<LedgerAccount, Sums> rows(Query query) {
        var sums = new HashMap<LedgerAccount, Sums>();
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            long body = number(row[1]);
            sums.put(
                    new LedgerAccount(ChartAccount.numbered((String) row[0]), body == 0 ? null : body),
                    new Sums(number(row[2]), number(row[3])));
        }
        return sums;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
