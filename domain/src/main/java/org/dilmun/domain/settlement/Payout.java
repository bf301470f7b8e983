package org.dilmun.domain.settlement;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.joda.money.Money;

import org.dilmun.domain.kernel.MoneyAmount;
import org.dilmun.domain.kernel.Reference;

/**
 * What one body gets by a settlement. Name and account are those of the day on which it was prepared: what the second person approves is
 * what the bank is told, whatever the country's data says later.
 */
@Entity
@Table(name = "payout")
public class Payout {

    @Id
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "run_id", updatable = false)
    private SettlementRun run;

    /** The bank hands it on from end to end, and names it in its answers. */
    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    /** By which banks follow a payment between them (UETR). */
    @Column(nullable = false, updatable = false, length = 36)
    private String uetr;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "creditor_name", nullable = false, updatable = false, length = 35)
    private String creditor;

    @Column(nullable = false, updatable = false, length = 34)
    private String iban;

    @Column(nullable = false, updatable = false, length = 11)
    private String bic;

    @Embedded
    private MoneyAmount amount;

    @Enumerated(EnumType.STRING)
    @Column(name = "payout_state", nullable = false, length = 10)
    private PayoutState state = PayoutState.PREPARED;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "reason_code", length = 35)
    private String reason;

    protected Payout() {} // JPA

    Payout(SettlementRun run, Share share) {
        this.id = share.id();
        this.run = run;
        this.reference = share.reference();
        this.uetr = share.uetr().toString();
        this.bodyId = share.bodyId();
        this.creditor = share.account().holder();
        this.iban = share.account().iban().value();
        this.bic = share.account().bic();
        this.amount = new MoneyAmount(share.amount());
    }

    /**
     * A body's share of what is settled.
     *
     * @param id of the payout that it becomes
     * @param uetr random
     * @param amount more than zero
     */
    public record Share(long id, Reference reference, UUID uetr, long bodyId, BankAccount account, Money amount) {

        public Share {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a payout of " + amount);
            }
        }
    }

    void instruct() {
        state = PayoutState.INSTRUCTED;
    }

    /**
     * Takes over that the bank has carried it out.
     *
     * @return whether that is news
     * @throws PayoutDecided if the bank has rejected it before
     */
    public boolean accept(Instant now) {
        return state != PayoutState.PAID && state != PayoutState.RETURNED && decide(PayoutState.ACCEPTED, null, now);
    }

    /**
     * Takes over that the bank refuses it.
     *
     * @param code of ISO 20022, {@code AC01}; null if the bank gives none
     * @return whether that is news
     * @throws PayoutDecided if the bank has carried it out before
     */
    public boolean reject(String code, Instant now) {
        return decide(PayoutState.REJECTED, code, now);
    }

    /** @return whether it is with the bank and stands on no statement yet */
    public boolean isAwaited() {
        return state == PayoutState.INSTRUCTED || state == PayoutState.ACCEPTED;
    }

    /**
     * Records that it stands on the statement.
     *
     * @throws PayoutDecided unless it is awaited
     */
    public void pay(Instant now) {
        if (!isAwaited()) {
            throw new PayoutDecided();
        }
        state = PayoutState.PAID;
        answeredAt = now;
    }

    /**
     * Records that it was paid and is back.
     *
     * @param code of ISO 20022; null if the bank gives none
     * @throws PayoutDecided unless it was paid
     */
    public void comeBack(String code, Instant now) {
        if (state != PayoutState.PAID) {
            throw new PayoutDecided();
        }
        state = PayoutState.RETURNED;
        reason = code;
        answeredAt = now;
    }

    private boolean decide(PayoutState how, String code, Instant now) {
        if (state == how) {
            return false;
        }
        if (state != PayoutState.INSTRUCTED) {
            throw new PayoutDecided();
        }
        state = how;
        reason = code;
        answeredAt = now;
        return true;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    /** @return the settlement that it belongs to */
    public SettlementRun run() {
        return run;
    }

    public String uetr() {
        return uetr;
    }

    public long bodyId() {
        return bodyId;
    }

    /** @return whose account it goes to, as the bank is told */
    public BankAccount account() {
        return new BankAccount(creditor, new Iban(iban), bic);
    }

    public Money amount() {
        return amount.toMoney();
    }

    public PayoutState state() {
        return state;
    }

    /** @return when the bank said how it ended; null: it has not */
    public Instant answeredAt() {
        return answeredAt;
    }

    /** @return why the bank refuses it, as ISO 20022 has it; null if it does not, or does not say */
    public String reason() {
        return reason;
    }
}
