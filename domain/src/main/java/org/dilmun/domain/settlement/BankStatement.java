package org.dilmun.domain.settlement;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A statement of the treasury's account that was taken in: from where the one before ended to where the next begins. */
@Entity
@Table(name = "bank_statement")
public class BankStatement {

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 34)
    private String iban;

    /** As the bank calls it. */
    @Column(name = "statement_id", nullable = false, updatable = false, length = 35)
    private String name;

    @Column(name = "sequence_no", updatable = false)
    private Long sequence;

    @Column(name = "opening_minor", nullable = false, updatable = false)
    private long opening;

    @Column(name = "closing_minor", nullable = false, updatable = false)
    private long closing;

    @Column(nullable = false, updatable = false, length = 3)
    private String currency;

    @Column(name = "closed_on", nullable = false, updatable = false)
    private LocalDate closedOn;

    @Column(name = "taken_by", nullable = false, updatable = false)
    private long takenBy;

    @Column(name = "taken_at", nullable = false, updatable = false)
    private Instant takenAt;

    protected BankStatement() {} // JPA

    /**
     * @param content what the statement says of itself
     * @param before the one taken in last; null for the first of all
     * @param by party id of who takes it in
     * @throws StatementGap if one is missing between the two, or this one does not begin where the other ended
     */
    public BankStatement(long id, Content content, BankStatement before, long by, Instant now) {
        if (before != null && !before.isFollowedBy(content)) {
            throw new StatementGap();
        }
        this.id = id;
        this.iban = content.iban().value();
        this.name = content.name();
        this.sequence = content.sequence();
        this.opening = content.opening().getAmountMinorLong();
        this.closing = content.closing().getAmountMinorLong();
        this.currency = content.opening().getCurrencyUnit().getCode();
        this.closedOn = content.closedOn();
        this.takenBy = by;
        this.takenAt = now;
    }

    /**
     * What a statement says of itself.
     *
     * @param name as the bank calls it
     * @param sequence null if the bank counts none
     * @param closedOn day of the closing balance
     */
    public record Content(String name, Long sequence, Iban iban, Money opening, Money closing, LocalDate closedOn) {}

    private boolean isFollowedBy(Content next) {
        boolean counted = sequence == null || next.sequence() == null || next.sequence() == sequence + 1;
        return counted && next.opening().isEqual(closing());
    }

    /** @throws StatementUnbalanced unless what was booked leads from the opening to the closing balance */
    public void requireSum(Money booked) {
        if (!opening().plus(booked).isEqual(closing())) {
            throw new StatementUnbalanced();
        }
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public LocalDate closedOn() {
        return closedOn;
    }

    public Money opening() {
        return Money.ofMinor(CurrencyUnit.of(currency), opening);
    }

    public Money closing() {
        return Money.ofMinor(CurrencyUnit.of(currency), closing);
    }

    public Instant takenAt() {
        return takenAt;
    }
}
