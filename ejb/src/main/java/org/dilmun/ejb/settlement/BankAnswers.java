package org.dilmun.ejb.settlement;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.settlement.BankMessage;
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.PayoutState;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Takes in what the bank says of an order. A payout that it refuses is booked back by an entry of its own, so that the body is owed it as
 * before and the next settlement pays it; it stays in the list of those that people look into. A message counts once and as a whole.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BankAnswers {

    private static final String REFUSED = "RJCT";

    /** Settled, at the debtor's bank or the creditor's. What else a bank says is on the way to one of the ends. */
    private static final Set<String> DONE = Set.of("ACSC", "ACCC");

    private static final int SHOWN = 100;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Settlements settlements;

    @Inject
    Ledger ledger;

    /** How many payouts a message has decided. */
    public record Taken(int accepted, int rejected) {}

    /** Payouts that the bank has refused or that came back, the latest first. */
    public List<Payout> rejected() {
        access.requireAnywhere(Permission.SEE_LEDGER, "settlement");
        return em.createQuery(
                        "select p from Payout p join fetch p.run where p.state in :unpaid order by p.answeredAt desc, p.id",
                        Payout.class)
                .setParameter("unpaid", List.of(PayoutState.REJECTED, PayoutState.RETURNED))
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /**
     * Takes a status report in, ISO 20022 {@code pain.002}.
     *
     * @throws BankMessageBroken if it is none
     * @throws BankMessageForeign if it is about another order, or a payment that is not of this one
     * @throws BankMessageSeen if it was taken in before
     * @throws org.dilmun.domain.settlement.PayoutDecided if it takes back what the bank has said before
     * @throws org.dilmun.domain.settlement.SettlementNotFile if the bank cannot know of the settlement
     */
    public Taken take(Reference reference, InputStream file) {
        Actor treasurer = access.requireAnywhere(Permission.SETTLE, reference.value());
        StatusReport report = StatusReport.read(file);
        SettlementRun run = settlements.get(reference);
        em.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        run.requireApproved();
        if (!report.original().equals(reference.value())) {
            throw new BankMessageForeign();
        }
        remember(report, run, treasurer);
        Taken taken = decide(run, report);
        audit.record(
                treasurer,
                "settlement.answer",
                reference.value(),
                Map.of(
                        "accepted", Integer.toString(taken.accepted()),
                        "rejected", Integer.toString(taken.rejected())));
        return taken;
    }

    private void remember(StatusReport report, SettlementRun run, Actor treasurer) {
        boolean seen = !em.createQuery("select m.id from BankMessage m where m.messageId = :message", Long.class)
                .setParameter("message", report.messageId())
                .getResultList()
                .isEmpty();
        if (seen) {
            throw new BankMessageSeen();
        }
        em.persist(new BankMessage(ids.next(), report.messageId(), run, treasurer.id(), clock.instant()));
    }

    private Taken decide(SettlementRun run, StatusReport report) {
        Map<String, Payout> payouts = run.payouts().stream()
                .collect(Collectors.toMap(payout -> payout.reference().value(), Function.identity()));
        int accepted = 0;
        int rejected = 0;
        for (StatusReport.Payment payment : payments(run, report)) {
            Payout payout = payouts.get(payment.reference());
            if (payout == null) {
                throw new BankMessageForeign();
            }
            if (DONE.contains(payment.status())) {
                accepted += payout.accept(clock.instant()) ? 1 : 0;
            } else if (REFUSED.equals(payment.status())) {
                rejected += reject(payout, payment.reason()) ? 1 : 0;
            }
        }
        return new Taken(accepted, rejected);
    }

    /** Of which the bank speaks one by one; if it does not, what it says of the order holds for all that are undecided. */
    private static List<StatusReport.Payment> payments(SettlementRun run, StatusReport report) {
        if (!report.payments().isEmpty() || report.status() == null) {
            return report.payments().stream()
                    .map(payment -> new StatusReport.Payment(
                            payment.reference(),
                            payment.status() == null && report.status() != null ? report.status() : said(payment),
                            payment.reason()))
                    .toList();
        }
        return run.payouts().stream()
                .filter(payout -> payout.state() == PayoutState.INSTRUCTED)
                .map(payout -> new StatusReport.Payment(payout.reference().value(), report.status(), null))
                .toList();
    }

    private static String said(StatusReport.Payment payment) {
        return payment.status() == null ? "" : payment.status();
    }

    private boolean reject(Payout payout, String reason) {
        Instant now = clock.instant();
        boolean news = payout.reject(reason, now);
        if (news) {
            ledger.post(
                    EntryKind.PAYOUT_REVERSED,
                    Settlements.SOURCE,
                    payout.id(),
                    List.of(new Movement(
                            LedgerAccount.ofChart(ChartAccount.PAYOUTS_IN_TRANSIT),
                            LedgerAccount.payableTo(payout.bodyId()),
                            payout.amount())));
        }
        return news;
    }
}
