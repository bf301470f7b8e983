package org.dilmun.domain.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Reference;

/**
 * What the bodies get of a day and those before it, as one order to the bank. One person prepares it, another approves it. A day has one
 * that counts, and no second is prepared while nobody has decided about the first: both are unique in the table.
 */
@Entity
@Table(name = "settlement_run")
public class SettlementRun {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "settled_on", nullable = false, updatable = false)
    private LocalDate day;

    /** The day again, until it is declined. */
    @Column(name = "live_on")
    private LocalDate liveOn;

    /** True while nobody has decided, and then null. */
    @Column(name = "undecided")
    private Boolean undecided = true;

    @Enumerated(EnumType.STRING)
    @Column(name = "run_state", nullable = false, length = 10)
    private SettlementState state = SettlementState.PREPARED;

    @Column(name = "prepared_by", nullable = false, updatable = false)
    private long preparedBy;

    @Column(name = "prepared_at", nullable = false, updatable = false)
    private Instant preparedAt;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "execute_on")
    private LocalDate executeOn;

    @OneToMany(mappedBy = "run", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Payout> payouts = new ArrayList<>();

    protected SettlementRun() {} // JPA

    /**
     * Prepares it.
     *
     * @param day the last that it settles
     * @param shares at least one
     * @param by party id
     */
    public SettlementRun(long id, Reference reference, LocalDate day, List<Payout.Share> shares, long by, Instant now) {
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("a settlement that pays nobody");
        }
        this.id = id;
        this.reference = reference;
        this.day = day;
        this.liveOn = day;
        this.preparedBy = by;
        this.preparedAt = now;
        shares.forEach(share -> payouts.add(new Payout(this, share)));
    }

    /**
     * Lets it go to the bank.
     *
     * @param by party id of another than who prepared it
     * @param executionDay on which the bank is to pay
     * @throws SettlementByOne if it is the same
     * @throws SettlementDecided if somebody has decided before
     */
    public void approve(long by, LocalDate executionDay, Instant now) {
        if (by == preparedBy) {
            throw new SettlementByOne();
        }
        decide(SettlementState.APPROVED, by, now);
        executeOn = executionDay;
        payouts.forEach(Payout::instruct);
    }

    /**
     * Does not let it be, or takes back what the same person has prepared.
     *
     * @throws SettlementDecided if somebody has decided before
     */
    public void decline(long by, Instant now) {
        decide(SettlementState.DECLINED, by, now);
        liveOn = null;
    }

    private void decide(SettlementState how, long by, Instant now) {
        if (state != SettlementState.PREPARED) {
            throw new SettlementDecided();
        }
        state = how;
        decidedBy = by;
        decidedAt = now;
        undecided = null;
    }

    /** @throws SettlementNotFile unless it is approved */
    public SettlementRun requireApproved() {
        if (state != SettlementState.APPROVED) {
            throw new SettlementNotFile();
        }
        return this;
    }

    public Money total() {
        return payouts.stream().map(Payout::amount).reduce(Money::plus).orElseThrow();
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    /** @return the last day that it settles */
    public LocalDate day() {
        return day;
    }

    public SettlementState state() {
        return state;
    }

    /** @return party id */
    public long preparedBy() {
        return preparedBy;
    }

    public Instant preparedAt() {
        return preparedAt;
    }

    /** @return party id; null while nobody has decided */
    public Long decidedBy() {
        return decidedBy;
    }

    /** @return null while nobody has decided */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** @return on which the bank is to pay; null unless it is approved */
    public LocalDate executeOn() {
        return executeOn;
    }

    /** @return one for each body, in the order of their codes */
    public List<Payout> payouts() {
        return List.copyOf(payouts);
    }
}
