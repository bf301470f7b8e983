package org.dilmun.ejb.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.UncountedEntry;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.JobLeases;

/**
 * Writes down what each account stood at when a day ended. An entry whose transaction began in that day may be committed after it: such
 * a one is left in {@code uncounted_entry}, so that a snapshot is right whenever it is taken and whatever comes after it.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class LedgerSnapshots {

    static final String JOB = "ledger-snapshots";

    /** No snapshot needs it; with it hardly any entry comes late. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The latest snapshots are compared with the rows each time that another is taken. */
    private static final int CHECKED = 7;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    JobLeases leases;

    @Inject
    PostingSums sums;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** Takes the snapshot of the first day that has none, if it has ended. @return whether there was one to take */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean takeNext() {
        if (!leases.hold(JOB)) {
            return false;
        }
        Instant now = clock.instant();
        Optional<LocalDate> due =
                next().filter(day -> !sums.start(day.plusDays(1)).plus(PATIENCE).isAfter(now));
        due.ifPresent(day -> take(day, now));
        return due.isPresent();
    }

    /** @return the first day that has no snapshot; empty while nothing was ever booked */
    public Optional<LocalDate> next() {
        return last().map(day -> day.plusDays(1)).or(this::firstBooked);
    }

    /** @return the last day that has one; empty while no day is closed */
    public Optional<LocalDate> last() {
        List<?> days = em.createNativeQuery("select max(day_on) from ledger_snapshot_day")
                .getResultList();
        return Optional.ofNullable(day(days.get(0)));
    }

    private Optional<LocalDate> firstBooked() {
        return em.createQuery("select e.bookedAt from JournalEntry e order by e.bookedAt, e.id", Instant.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(country::day);
    }

    private void take(LocalDate day, Instant now) {
        Instant begin = sums.start(day);
        Instant end = sums.start(day.plusDays(1));
        count(day, begin, end);
        Map<LedgerAccount, Sums> counted = sums.counted(day);
        em.createNativeQuery(
                        "insert into ledger_snapshot_day (day_on, ends_at, taken_at, sound) values (?1, ?2, ?3, true)")
                .setParameter(1, day)
                .setParameter(2, PostingSums.utc(end))
                .setParameter(3, PostingSums.utc(now))
                .executeUpdate();
        counted.forEach((account, moved) -> em.createNativeQuery(
                        "insert into ledger_snapshot (day_on, account_no, body_id, balance_minor) values (?1, ?2, ?3, ?4)")
                .setParameter(1, day)
                .setParameter(2, account.chart().number())
                .setParameter(3, account.bodyId() == null ? 0 : account.bodyId())
                .setParameter(4, moved.balance())
                .executeUpdate());
    }

    /**
     * Decides which entries this snapshot holds. Each is touched by its id alone: what is committed from here on is not counted, and
     * nothing waits for a transaction that is still open.
     */
    private void count(LocalDate day, Instant begin, Instant end) {
        em.createQuery(
                        "select u from UncountedEntry u where u.bookedAt < :end"
                                + " and (u.countedOn is null or u.countedOn >= :day)",
                        UncountedEntry.class)
                .setParameter("end", end)
                .setParameter("day", day)
                .getResultList()
                .forEach(entry -> {
                    if (entry.isLateFor(begin)) {
                        entry.count(day);
                    } else {
                        em.remove(entry);
                    }
                });
        em.flush();
    }

    /** Compares the latest snapshots with the rows, and notes of each whether it is what they say. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void check() {
        last().ifPresent(last -> last.minusDays(CHECKED - 1L)
                .datesUntil(last.plusDays(1))
                .filter(this::isTaken)
                .forEach(day -> em.createNativeQuery(
                                "update ledger_snapshot_day set checked_at = ?1, sound = ?2 where day_on = ?3")
                        .setParameter(1, PostingSums.utc(clock.instant()))
                        .setParameter(2, isSound(day))
                        .setParameter(3, day)
                        .executeUpdate()));
    }

    private boolean isTaken(LocalDate day) {
        return !em.createNativeQuery("select day_on from ledger_snapshot_day where day_on = ?1")
                .setParameter(1, day)
                .getResultList()
                .isEmpty();
    }

    private boolean isSound(LocalDate day) {
        Map<LedgerAccount, Long> taken = balances(sums.snapshot(day));
        return taken.equals(balances(sums.counted(day)))
                && taken.values().stream().mapToLong(balance -> balance).sum() == 0;
    }

    private static Map<LedgerAccount, Long> balances(Map<LedgerAccount, Sums> moved) {
        return moved.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .balance()));
    }

    /** @return days whose snapshot is not what the rows say, the first first */
    public List<LocalDate> unsound() {
        List<?> days = em.createNativeQuery(
                        "select day_on from ledger_snapshot_day where sound = false order by day_on")
                .getResultList();
        return days.stream().map(LedgerSnapshots::day).toList();
    }

    /** As the drivers hand a day out, or null. */
    static LocalDate day(Object column) {
        if (column instanceof Date date) {
            return date.toLocalDate();
        }
        if (column instanceof Timestamp moment) {
            return moment.toLocalDateTime().toLocalDate();
        }
        return column instanceof LocalDateTime moment ? moment.toLocalDate() : (LocalDate) column;
    }
}
