package org.dilmun.ejb.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.PayoutState;
import org.dilmun.domain.settlement.StatementLine;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.ledger.PostingSums;
import org.dilmun.ejb.payment.PaymentAttempts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Finds what a line of a statement belongs to, in this order: a payout by its reference, an order that the bank booked as one, a payout
 * that comes back, fees, a transfer that somebody made to pay an order, by the reference of the attempt, and the takings of an acquirer by
 * the day that it names or else by the only day that they fit.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class LineMatches {

    private static final Pattern ATTEMPT = Pattern.compile("PAT-[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Acquirers pay the next working day; over long holidays it may be as many days later. */
    private static final int DAYS_BACK = 10;

    private static final int PERCENT = 2;
    private static final LedgerAccount BANK = LedgerAccount.ofChart(ChartAccount.BANK_COLLECTION);
    private static final LedgerAccount FEES = LedgerAccount.ofChart(ChartAccount.GATEWAY_FEES);
    private static final LedgerAccount IN_TRANSIT = LedgerAccount.ofChart(ChartAccount.PAYOUTS_IN_TRANSIT);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    BankAccounts accounts;

    @Inject
    PostingSums sums;

    @Inject
    Ledger ledger;

    /** What an acquirer took on a day. */
    private record Day(BankAccounts.Acquirer acquirer, LocalDate day, Money gross, Money net) {}

    /** Books what the line settles. @return whether it settles anything */
    public boolean match(StatementLine kept, StatementReader.Line line) {
        boolean matched = line.credit() ? cameIn(kept, line) : wentOut(kept, line);
        if (matched && kept.state() == StatementLine.State.OPEN) {
            kept.match();
        }
        return matched;
    }

    private boolean wentOut(StatementLine kept, StatementReader.Line line) {
        if (line.fee()) {
            ledger.post(
                    EntryKind.BANK_FEE,
                    BankStatements.SOURCE,
                    kept.id(),
                    List.of(new Movement(FEES, BANK, line.amount())));
            return true;
        }
        List<Payout> paid = payout(line.reference()).map(List::of).orElseGet(() -> order(line.batch()));
        boolean fits = !paid.isEmpty()
                && paid.stream().allMatch(Payout::isAwaited)
                && paid.stream()
                        .map(Payout::amount)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .isEqual(line.amount());
        if (fits) {
            paid.forEach(this::pay);
        }
        return fits;
    }

    private Optional<Payout> payout(String reference) {
        return reference == null || !Reference.isWellFormed(reference)
                ? Optional.empty()
                : em.createQuery("select p from Payout p where p.reference = :reference", Payout.class)
                        .setParameter("reference", new Reference(reference))
                        .getResultStream()
                        .findFirst();
    }

    /** What the bank was told with that order and has not refused. */
    private List<Payout> order(String reference) {
        return reference == null || !Reference.isWellFormed(reference)
                ? List.of()
                : em.createQuery(
                                "select p from Payout p where p.run.reference = :reference and p.state <> :refused",
                                Payout.class)
                        .setParameter("reference", new Reference(reference))
                        .setParameter("refused", PayoutState.REJECTED)
                        .getResultList();
    }

    private void pay(Payout payout) {
        payout.pay(clock.instant());
        ledger.post(
                EntryKind.PAYOUT_PAID,
                Settlements.SOURCE,
                payout.id(),
                List.of(new Movement(IN_TRANSIT, BANK, payout.amount())));
    }

    private boolean cameIn(StatementLine kept, StatementReader.Line line) {
        return returned(line) || transfer(line) || takings(kept, line);
    }

    /** What a payer has sent straight to our account counts since the gateway said so; here is the money itself. */
    private boolean transfer(StatementReader.Line line) {
        Matcher named = ATTEMPT.matcher((line.reference() + " " + line.text()).toUpperCase(Locale.ROOT));
        return named.find()
                && attempt(named.group())
                        .filter(attempt -> ledger.find(EntryKind.SETTLEMENT, PaymentAttempts.SOURCE, attempt)
                                .isEmpty())
                        .flatMap(attempt -> ledger.find(EntryKind.CAPTURE, PaymentAttempts.SOURCE, attempt))
                        .filter(entry -> receives(entry, line.amount()))
                        .map(this::receive)
                        .isPresent();
    }

    private Optional<Long> attempt(String reference) {
        return em.createQuery("select a.id from PaymentAttempt a where a.reference = :reference", Long.class)
                .setParameter("reference", new Reference(reference))
                .getResultStream()
                .findFirst();
    }

    /** What an acquirer takes it pays by the day, and never by the payment. */
    private boolean receives(JournalEntry entry, Money amount) {
        ChartAccount receivable = entry.movements().get(0).debit().chart();
        return accounts.acquirers().stream().noneMatch(acquirer -> acquirer.account() == receivable)
                && entry.movements().stream()
                        .map(Movement::amount)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .isEqual(amount);
    }

    private JournalEntry receive(JournalEntry capture) {
        ledger.post(
                EntryKind.SETTLEMENT,
                PaymentAttempts.SOURCE,
                capture.sourceId(),
                capture.movements().stream()
                        .map(movement -> new Movement(BANK, movement.debit(), movement.amount()))
                        .toList());
        return capture;
    }

    private boolean returned(StatementReader.Line line) {
        Optional<Payout> back = line.reason() == null
                ? Optional.empty()
                : payout(line.reference())
                        .filter(payout -> payout.state() == PayoutState.PAID
                                && payout.amount().isEqual(line.amount()));
        back.ifPresent(payout -> {
            payout.comeBack(line.reason().isEmpty() ? null : line.reason(), clock.instant());
            ledger.post(
                    EntryKind.PAYOUT_RETURNED,
                    Settlements.SOURCE,
                    payout.id(),
                    List.of(new Movement(BANK, LedgerAccount.payableTo(payout.bodyId()), payout.amount())));
        });
        return back.isPresent();
    }

    /** Many captures, one credit: all of a day less the acquirer's fee. */
    private boolean takings(StatementLine kept, StatementReader.Line line) {
        List<Day> fitting = accounts.acquirers().stream()
                .filter(acquirer -> line.text().contains(acquirer.reference()))
                .flatMap(acquirer -> days(line).stream().flatMap(day -> day(acquirer, day).stream()))
                .filter(day -> fits(day, line.amount()))
                .toList();
        if (fitting.size() != 1) {
            return false;
        }
        Day day = fitting.get(0);
        kept.matchTakings(day.acquirer().account(), day.day());
        LedgerAccount receivable = LedgerAccount.ofChart(day.acquirer().account());
        var movements = new ArrayList<>(List.of(new Movement(BANK, receivable, line.amount())));
        Money fee = day.gross().minus(line.amount());
        if (fee.isPositive()) {
            movements.add(new Movement(FEES, receivable, fee));
        }
        ledger.post(EntryKind.SETTLEMENT, BankStatements.SOURCE, kept.id(), movements);
        return true;
    }

    private List<LocalDate> days(StatementReader.Line line) {
        Matcher named = DAY.matcher(line.text());
        return named.find()
                ? written(named.group())
                : IntStream.rangeClosed(1, DAYS_BACK)
                        .mapToObj(back -> line.bookedOn().minusDays(back))
                        .toList();
    }

    private static List<LocalDate> written(String day) {
        try {
            return List.of(LocalDate.parse(day));
        } catch (DateTimeException noDay) {
            return List.of();
        }
    }

    /** @return empty if nothing was taken on it, or what was is settled already */
    private Optional<Day> day(BankAccounts.Acquirer acquirer, LocalDate day) {
        if (isSettled(acquirer, day)) {
            return Optional.empty();
        }
        Instant begin = sums.start(day);
        Object[] taken = em.createQuery(
                        "select coalesce(sum(p.amount.minor), 0), count(distinct p.entry) from Posting p"
                                + " where p.debit = :account and p.entry.kind = :capture"
                                + " and p.entry.bookedAt >= :begin and p.entry.bookedAt < :end",
                        Object[].class)
                .setParameter("account", acquirer.account())
                .setParameter("capture", EntryKind.CAPTURE)
                .setParameter("begin", begin)
                .setParameter("end", sums.start(day.plusDays(1)))
                .getSingleResult();
        Money gross = Money.ofMinor(country.currency(), ((Number) taken[0]).longValue());
        long count = ((Number) taken[1]).longValue();
        Money fee = gross.multipliedBy(acquirer.percent().movePointLeft(PERCENT), RoundingMode.HALF_UP)
                .plus(acquirer.each().multipliedBy(count));
        return gross.isZero() ? Optional.empty() : Optional.of(new Day(acquirer, day, gross, gross.minus(fee)));
    }

    private boolean isSettled(BankAccounts.Acquirer acquirer, LocalDate day) {
        return !em.createQuery(
                        "select l.id from StatementLine l where l.takingsAccount = :account and l.takingsOn = :day",
                        Long.class)
                .setParameter("account", acquirer.account())
                .setParameter("day", day)
                .getResultList()
                .isEmpty();
    }

    private boolean fits(Day day, Money amount) {
        BigDecimal off = day.net().getAmount().subtract(amount.getAmount()).abs();
        return off.compareTo(accounts.tolerance()) <= 0 && !amount.isGreaterThan(day.gross());
    }
}
