package org.dilmun.ejb.settlement;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.settlement.BankStatement;
import org.dilmun.domain.settlement.StatementLine;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Takes statements of the treasury's account in, one after the other and each as a whole or not at all, and books every line: what
 * belongs to our books settles it, and what does not is a break until somebody says whose it is.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BankStatements {

    /** How the ledger names a line. */
    static final String SOURCE = "statement-line";

    private static final String OBJECT = "bank-statement";
    private static final int SHOWN = 200;

    /** So many lines are held in memory. */
    private static final int AT_ONCE = 500;

    private static final LedgerAccount BANK = LedgerAccount.ofChart(ChartAccount.BANK_COLLECTION);
    private static final LedgerAccount UNALLOCATED = LedgerAccount.ofChart(ChartAccount.UNALLOCATED_RECEIPTS);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Bodies bodies;

    @Inject
    BankAccounts accounts;

    @Inject
    LineMatches matches;

    @Inject
    Ledger ledger;

    /** What was taken in: lines, and how many of them are breaks. */
    public record Taken(int lines, int breaks) {}

    /** @return the statements, the latest first */
    public List<BankStatement> list() {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        return latest(SHOWN);
    }

    private List<BankStatement> latest(int most) {
        return em.createQuery("select s from BankStatement s order by s.closedOn desc, s.id desc", BankStatement.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** @return what nobody has explained, the oldest first */
    public List<StatementLine> breaks() {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        return em.createQuery(
                        "select l from StatementLine l where l.state = :open order by l.bookedOn, l.id",
                        StatementLine.class)
                .setParameter("open", StatementLine.State.OPEN)
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /**
     * Takes one in, ISO 20022 {@code camt.053}.
     *
     * @throws BankMessageBroken if it is none
     * @throws StatementForeign if it is of another account
     * @throws BankMessageSeen if it was taken in before
     * @throws org.dilmun.domain.settlement.StatementGap if one before it is missing
     * @throws org.dilmun.domain.settlement.StatementUnbalanced if its lines do not lead from balance to balance
     */
    public Taken take(InputStream file) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, OBJECT);
        em.createNativeQuery("select desk_id from settlement_desk where desk_id = 1 for update")
                .getSingleResult();
        var taking = new Taking(Money.zero(country.currency()));
        StatementReader.read(
                file, country.currency(), content -> begin(taking, content, treasurer), line -> add(taking, line));
        taking.statement.requireSum(taking.sum);
        audit.record(
                treasurer,
                "settlement.statement",
                taking.statement.name(),
                Map.of("lines", Integer.toString(taking.lines), "breaks", Integer.toString(taking.breaks)));
        return new Taken(taking.lines, taking.breaks);
    }

    /** One statement while it is read. */
    private static final class Taking {

        private BankStatement statement;
        private Money sum;
        private int lines;
        private int breaks;

        Taking(Money nothing) {
            sum = nothing;
        }
    }

    private void begin(Taking taking, BankStatement.Content content, Actor treasurer) {
        if (accounts.collection()
                .filter(ours -> ours.iban().equals(content.iban()))
                .isEmpty()) {
            throw new StatementForeign();
        }
        requireUnseen(content);
        BankStatement before = latest(1).stream().findFirst().orElse(null);
        taking.statement = new BankStatement(ids.next(), content, before, treasurer.id(), clock.instant());
        em.persist(taking.statement);
        em.flush();
    }

    private void add(Taking taking, StatementReader.Line line) {
        var kept = new StatementLine(
                ids.next(),
                taking.statement,
                line.amount(),
                line.credit(),
                line.bookedOn(),
                new StatementLine.Words(line.bankReference(), line.reference(), line.text()));
        em.persist(kept);
        taking.sum = line.credit() ? taking.sum.plus(line.amount()) : taking.sum.minus(line.amount());
        taking.lines++;
        if (!matches.match(kept, line)) {
            taking.breaks++;
            bookBreak(kept);
        }
        if (taking.lines % AT_ONCE == 0) {
            em.flush();
            em.clear();
        }
    }

    private void requireUnseen(BankStatement.Content content) {
        boolean seen = !em.createQuery(
                        "select s.id from BankStatement s where s.name = :name and s.iban = :iban", Long.class)
                .setParameter("name", content.name())
                .setParameter("iban", content.iban().value())
                .getResultList()
                .isEmpty();
        if (seen) {
            throw new BankMessageSeen();
        }
    }

    /** So that our account stands at what the bank says, whatever is still to be found out. */
    private void bookBreak(StatementLine line) {
        ledger.post(
                EntryKind.RECEIPT,
                SOURCE,
                line.id(),
                List.of(
                        line.isCredit()
                                ? new Movement(BANK, UNALLOCATED, line.amount())
                                : new Movement(UNALLOCATED, BANK, line.amount())));
    }

    /**
     * Says whose a break is: what came in is owed to that body, and what went out is taken off what it is owed.
     *
     * @param body its code
     * @throws NotFound if there is no such line, or no such body
     * @throws org.dilmun.domain.settlement.BreakExplained if somebody has done so before
     * @throws org.dilmun.domain.settlement.BreakReasonMissing without a reason
     */
    public void explain(long lineId, String body, String reason) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, OBJECT);
        StatementLine line = Optional.ofNullable(em.find(StatementLine.class, lineId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFound("statement-line", ""));
        GovernmentBody whose = bodies.get(body);
        Instant now = clock.instant();
        line.explain(whose.id(), reason == null ? "" : TypedText.lines(reason), treasurer.id(), now);
        LedgerAccount payable = LedgerAccount.payableTo(whose.id());
        ledger.post(
                EntryKind.ALLOCATION,
                SOURCE,
                lineId,
                List.of(
                        line.isCredit()
                                ? new Movement(UNALLOCATED, payable, line.amount())
                                : new Movement(payable, UNALLOCATED, line.amount())));
        audit.record(treasurer, "settlement.explain", Long.toString(lineId), Map.of("body", body));
    }

    /** @return of the business, in the country's zone: by which the age of breaks is counted */
    public LocalDate today() {
        return country.day(clock.instant());
    }
}
