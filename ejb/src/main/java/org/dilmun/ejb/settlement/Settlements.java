package org.dilmun.ejb.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.settlement.BankAccount;
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.SettlementByOne;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.SettlementState;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.ledger.LedgerSnapshots;
import org.dilmun.ejb.ledger.PostingSums;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Pays the bodies what was collected for them. A day is cut off at its midnight; what a body is owed at that moment, less what the bank
 * was told to pay since, is payable. Who owes us is not paid, and the debt is taken off what comes in later.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Settlements {

    /** How the ledger names a payout. */
    public static final String SOURCE = "payout";

    private static final String OBJECT = "settlement";
    private static final int SHOWN = 60;

    /** The bank is to pay so many working days after the day that is settled, or on the next after the approval. */
    private static final int EXECUTION = 2;

    private static final LedgerAccount IN_TRANSIT = LedgerAccount.ofChart(ChartAccount.PAYOUTS_IN_TRANSIT);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    References references;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Bodies bodies;

    @Inject
    BankAccounts accounts;

    @Inject
    LedgerSnapshots snapshots;

    @Inject
    PostingSums sums;

    @Inject
    Ledger ledger;

    /**
     * What a body stands at when a day is cut off.
     *
     * @param owed less than zero: it owes us, and gets nothing until that is made good
     * @param account empty: it cannot be paid
     */
    public record Position(GovernmentBody body, Money owed, Optional<BankAccount> account) {

        /** @return whether a settlement of the day pays it */
        public boolean payable() {
            return owed.isPositive() && account.isPresent();
        }
    }

    /** @return the last day whose balances are written down; empty if there is none */
    public Optional<LocalDate> lastClosed() {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        return snapshots.last();
    }

    /** @return of each body that stands at something when that day ends, by their codes */
    public List<Position> positions(LocalDate day) {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        return owed(day).entrySet().stream()
                .filter(body -> body.getValue() != 0)
                .map(body -> position(bodies.get(body.getKey()), body.getValue()))
                .sorted((one, other) -> one.body().code().compareTo(other.body().code()))
                .toList();
    }

    private Position position(GovernmentBody body, long minor) {
        return new Position(body, Money.ofMinor(country.currency(), minor), accounts.of(body.code()));
    }

    private Map<Long, Long> owed(LocalDate day) {
        Instant cut = sums.start(day.plusDays(1));
        var owed = new HashMap<Long, Long>();
        sums.before(cut).forEach((account, moved) -> {
            if (account.bodyId() != null) {
                owed.put(account.bodyId(), -moved.balance());
            }
        });
        since(cut, EntryKind.PAYOUT, "debit").forEach((body, paid) -> owed.merge(body, -paid, Long::sum));
        since(cut, EntryKind.PAYOUT_REVERSED, "credit").forEach((body, back) -> owed.merge(body, back, Long::sum));
        since(cut, EntryKind.PAYOUT_RETURNED, "credit").forEach((body, back) -> owed.merge(body, back, Long::sum));
        return owed;
    }

    private Map<Long, Long> since(Instant cut, EntryKind kind, String side) {
        var moved = new HashMap<Long, Long>();
        em.createQuery(
                        "select p." + side + "BodyId, sum(p.amount.minor) from Posting p where p.entry.kind = :kind"
                                + " and p.entry.bookedAt >= :cut group by p." + side + "BodyId",
                        Object[].class)
                .setParameter("kind", kind)
                .setParameter("cut", cut)
                .getResultList()
                .forEach(row -> moved.put((Long) row[0], ((Number) row[1]).longValue()));
        return moved;
    }

    /** @return the settlements, the latest first */
    public List<SettlementRun> list() {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        List<SettlementRun> runs = em.createQuery(
                        "select r from SettlementRun r order by r.day desc, r.id desc", SettlementRun.class)
                .setMaxResults(SHOWN)
                .getResultList();
        runs.forEach(SettlementRun::payouts); // fetched for the page
        return runs;
    }

    /** @throws NotFound if there is none */
    public SettlementRun get(Reference reference) {
        access.requireAnywhere(Permission.SEE_LEDGER, reference.value());
        SettlementRun run = find(reference);
        run.payouts(); // fetched for the page
        return run;
    }

    private SettlementRun find(Reference reference) {
        return em.createQuery("select r from SettlementRun r where r.reference = :reference", SettlementRun.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("settlement", reference));
    }

    /**
     * Puts together what every body is to get. Nothing is booked until another approves it.
     *
     * @throws SettlementDayOpen if the day has not ended, or is not closed in the books
     * @throws SettlementDayPassed if it, or a later one, is settled
     * @throws SettlementPending if nobody has decided about the last one
     * @throws SettlementEmpty if there is nothing to pay
     */
    public SettlementRun prepare(LocalDate day) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, OBJECT);
        queue();
        requireNext(day);
        List<Payout.Share> shares = positions(day).stream()
                .filter(Position::payable)
                .map(this::share)
                .toList();
        if (shares.isEmpty() || accounts.collection().isEmpty()) {
            throw new SettlementEmpty();
        }
        var run = new SettlementRun(ids.next(), references.next("STL"), day, shares, treasurer.id(), clock.instant());
        em.persist(run);
        audited(treasurer, "prepare", run);
        return run;
    }

    private void queue() {
        em.createNativeQuery("select desk_id from settlement_desk where desk_id = 1 for update")
                .getSingleResult();
    }

    private void requireNext(LocalDate day) {
        if (snapshots.last().filter(last -> !day.isAfter(last)).isEmpty()) {
            throw new SettlementDayOpen();
        }
        for (SettlementRun run : list()) {
            if (run.state() == SettlementState.PREPARED) {
                throw new SettlementPending();
            }
            if (run.state() == SettlementState.APPROVED && !day.isAfter(run.day())) {
                throw new SettlementDayPassed();
            }
        }
    }

    private Payout.Share share(Position position) {
        return new Payout.Share(
                ids.next(),
                references.next("PYO"),
                UUID.randomUUID(),
                position.body().id(),
                position.account().orElseThrow(),
                position.owed());
    }

    /**
     * Books what another has prepared; from now on there is a file for the bank.
     *
     * @throws SettlementByOne if the caller has prepared it
     * @throws org.dilmun.domain.settlement.SettlementDecided if somebody has decided before
     */
    public void approve(Reference reference) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, reference.value());
        SettlementRun run = locked(reference);
        if (run.preparedBy() == treasurer.id()) {
            audit.recordApart("settlement.approve", reference.value(), AuditEvent.Outcome.REFUSED);
        }
        Instant now = clock.instant();
        run.approve(treasurer.id(), execution(run.day(), country.day(now)), now);
        run.payouts()
                .forEach(payout -> ledger.post(
                        EntryKind.PAYOUT,
                        SOURCE,
                        payout.id(),
                        List.of(new Movement(LedgerAccount.payableTo(payout.bodyId()), IN_TRANSIT, payout.amount()))));
        audited(treasurer, "approve", run);
    }

    private LocalDate execution(LocalDate settled, LocalDate today) {
        var days = calendar.workingDays();
        LocalDate due = days.plus(settled, EXECUTION);
        LocalDate earliest = days.plus(today, 1);
        return due.isBefore(earliest) ? earliest : due;
    }

    /** Keeps it from coming, or takes back what the caller has prepared. */
    public void decline(Reference reference) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, reference.value());
        SettlementRun run = locked(reference);
        run.decline(treasurer.id(), clock.instant());
        audited(treasurer, "decline", run);
    }

    private SettlementRun locked(Reference reference) {
        SettlementRun run = find(reference);
        em.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        return run;
    }

    /**
     * The order to the bank, ISO 20022 {@code pain.001.001.09}. That it was taken along is recorded.
     *
     * @throws org.dilmun.domain.settlement.SettlementNotFile unless it is approved
     */
    public byte[] file(Reference reference) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, reference.value());
        SettlementRun run = find(reference).requireApproved();
        audited(treasurer, "file", run);
        return CreditTransferFile.of(run, accounts.collection().orElseThrow(), country.zone());
    }

    private void audited(Actor treasurer, String what, SettlementRun run) {
        audit.record(
                treasurer,
                "settlement." + what,
                run.reference().value(),
                Map.of("day", run.day().toString(), "total", run.total().toString()));
    }
}
