package org.dilmun.domain.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.joda.money.Money;

import org.dilmun.domain.kernel.MoneyAmount;
import org.dilmun.domain.ledger.ChartAccount;

/** Something that the bank has booked. What belongs to nothing in our books is a break, until somebody explains it. */
@Entity
@Table(name = "statement_line")
public class StatementLine {

    /** Characters of a reason at most. */
    public static final int REASON_LENGTH = 500;

    /** Characters of what a line says that are kept. */
    private static final int TEXT_LENGTH = 140;

    private static final int REFERENCE_LENGTH = 35;

    /** What it belongs to. */
    public enum State {
        /** To something in our books. */
        MATCHED,
        /** To nothing that we know of. */
        OPEN,
        /** To what somebody has said. */
        EXPLAINED
    }

    /** How long a break has been one, in days since the bank booked it. */
    public enum Age {
        FRESH,
        WEEK,
        MONTH,
        OLD;

        private static final int A_DAY = 1;
        private static final int A_WEEK = 7;
        private static final int A_MONTH = 30;

        static Age of(long days) {
            if (days <= A_DAY) {
                return FRESH;
            }
            if (days <= A_WEEK) {
                return WEEK;
            }
            return days <= A_MONTH ? MONTH : OLD;
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "statement_id", nullable = false, updatable = false)
    private long statementId;

    @Embedded
    private MoneyAmount amount;

    @Column(nullable = false, updatable = false)
    private boolean credit;

    @Column(name = "booked_on", nullable = false, updatable = false)
    private LocalDate bookedOn;

    @Column(name = "bank_reference", updatable = false, length = 35)
    private String bankReference;

    @Column(name = "end_to_end", updatable = false, length = 35)
    private String reference;

    @Column(name = "line_text", nullable = false, updatable = false, length = 140)
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(name = "line_state", nullable = false, length = 10)
    private State state = State.OPEN;

    @Column(name = "takings_account", length = 10)
    private ChartAccount takingsAccount;

    @Column(name = "takings_on")
    private LocalDate takingsOn;

    @Column(name = "body_id")
    private Long bodyId;

    @Column(length = 500)
    private String reason;

    @Column(name = "explained_by")
    private Long explainedBy;

    @Column(name = "explained_at")
    private Instant explainedAt;

    protected StatementLine() {} // JPA

    /** @param credit whether money came in */
    public StatementLine(
            long id, BankStatement statement, Money amount, boolean credit, LocalDate bookedOn, Words words) {
        this.id = id;
        this.statementId = statement.id();
        this.amount = new MoneyAmount(amount);
        this.credit = credit;
        this.bookedOn = bookedOn;
        this.bankReference = cut(words.bankReference(), REFERENCE_LENGTH);
        this.reference = cut(words.reference(), REFERENCE_LENGTH);
        this.text = cut(words.text(), TEXT_LENGTH);
    }

    /**
     * What the bank writes beside it.
     *
     * @param bankReference by which the bank finds it; may be null
     * @param reference end to end; may be null
     */
    public record Words(String bankReference, String reference, String text) {}

    private static String cut(String said, int length) {
        return said == null || said.length() <= length ? said : said.substring(0, length);
    }

    /** Records that it belongs to something in our books. */
    public void match() {
        state = State.MATCHED;
    }

    /** Records that an acquirer pays with it what was captured on that day. */
    public void matchTakings(ChartAccount account, LocalDate day) {
        match();
        takingsAccount = account;
        takingsOn = day;
    }

    /**
     * Records whose it is.
     *
     * @param body id of the body that gets it, or bears it
     * @param why as the auditors will read it
     * @param by party id
     * @throws BreakExplained if somebody has done so before, or it never was one
     * @throws BreakReasonMissing without a reason
     */
    public void explain(long body, String why, long by, Instant now) {
        if (state != State.OPEN) {
            throw new BreakExplained();
        }
        if (why.isEmpty() || why.length() > REASON_LENGTH) {
            throw new BreakReasonMissing();
        }
        state = State.EXPLAINED;
        bodyId = body;
        reason = why;
        explainedBy = by;
        explainedAt = now;
    }

    public Age age(LocalDate today) {
        return Age.of(ChronoUnit.DAYS.between(bookedOn, today));
    }

    public long id() {
        return id;
    }

    public Money amount() {
        return amount.toMoney();
    }

    /** @return whether money came in */
    public boolean isCredit() {
        return credit;
    }

    public LocalDate bookedOn() {
        return bookedOn;
    }

    /** @return what helps to find it: the bank's reference, or else that from end to end; null if there is none */
    public String reference() {
        return bankReference == null ? reference : bankReference;
    }

    public String text() {
        return text;
    }

    public State state() {
        return state;
    }
}
