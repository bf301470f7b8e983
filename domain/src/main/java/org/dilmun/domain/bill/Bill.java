package org.dilmun.domain.bill;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.MoneyAmount;
import org.dilmun.domain.kernel.Reference;

/**
 * What somebody owes a body for which no case stands: the body's own system, or an official, has billed it. Anybody may pay
 * it who has its reference.
 */
@Entity
@Table(name = "bill")
public class Bill {

    /** Of its references. */
    public static final String PREFIX = "BIL";

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "bill_number", nullable = false, updatable = false, length = 35)
    private String number;

    @Column(name = "debtor_id")
    private Long debtorId;

    @Column(nullable = false)
    private LocalizedText description;

    @Embedded
    private MoneyAmount amount;

    @Column(name = "paid_minor", nullable = false)
    private long paidMinor;

    @Column(name = "least_minor")
    private Long leastMinor;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "payable_until")
    private LocalDate payableUntil;

    @Enumerated(EnumType.STRING)
    @Column(name = "bill_status", nullable = false, length = 10)
    private BillStatus status = BillStatus.OPEN;

    @Column(name = "presented_by", nullable = false, updatable = false, length = 60)
    private String presentedBy;

    @Column(name = "presented_at", nullable = false, updatable = false)
    private Instant presentedAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    protected Bill() {} // JPA

    /**
     * Who bills, and by what they know the bill.
     *
     * @param number the body's own, at most 35 characters, once in a body
     * @param by as {@link org.dilmun.domain.access.Actor#recorded()} writes it
     */
    public record Origin(long bodyId, String number, String by) {}

    public Bill(long id, Reference reference, Origin origin, BillTerms terms, Instant now) {
        this.id = id;
        this.reference = reference;
        this.bodyId = origin.bodyId();
        this.number = origin.number();
        this.presentedBy = origin.by();
        this.presentedAt = now;
        take(terms, now);
    }

    /**
     * Bills otherwise what has been billed under this number.
     *
     * @return whether anything is another now
     * @throws BillClosed if it is paid or taken back, and the terms are not the ones it has
     * @throws BillPaidInPart if more has been paid than that
     */
    public boolean amend(BillTerms terms, Instant now) {
        if (terms.equals(terms())) {
            return false;
        }
        requireOpen();
        if (terms.amount().isLessThan(paid()) || terms.amount().isEqual(paid())) {
            throw new BillPaidInPart(reference, paid());
        }
        take(terms, now);
        return true;
    }

    private void take(BillTerms terms, Instant now) {
        debtorId = terms.debtorId();
        description = terms.description();
        amount = new MoneyAmount(terms.amount());
        leastMinor = terms.least() == null ? null : terms.least().getAmountMinorLong();
        dueOn = terms.dueOn();
        payableUntil = terms.payableUntil();
        changedAt = now;
    }

    /**
     * Takes the bill back: nobody owes it.
     *
     * @throws BillClosed if it is paid or taken back
     * @throws BillPaidInPart if a part has been paid
     */
    public void cancel(Instant now) {
        requireOpen();
        if (paidMinor > 0) {
            throw new BillPaidInPart(reference, paid());
        }
        status = BillStatus.CANCELLED;
        changedAt = now;
    }

    /**
     * Whether so much can be paid on that day.
     *
     * @throws BillNotPayable if nothing can
     * @throws BillAmountRefused if it is too much or too little
     */
    public void requirePayable(Money part, LocalDate today) {
        if (!payable(today)) {
            throw new BillNotPayable(reference);
        }
        if (part.isGreaterThan(left()) || part.isLessThan(leastNow())) {
            throw new BillAmountRefused(reference, leastNow(), left());
        }
    }

    public boolean payable(LocalDate today) {
        return status == BillStatus.OPEN && (payableUntil == null || !today.isAfter(payableUntil));
    }

    /** @return whether it takes what was paid for it some time ago: money that is there is not sent back for being late */
    public boolean takes(Money part) {
        return status == BillStatus.OPEN && !part.isGreaterThan(left());
    }

    /** Records that a part of it, or all, has been paid. */
    public void receive(Money part, Instant now) {
        if (!takes(part)) {
            throw new IllegalArgumentException(reference + " does not take " + part);
        }
        paidMinor += part.getAmountMinorLong();
        status = left().isZero() ? BillStatus.PAID : BillStatus.OPEN;
        changedAt = now;
    }

    private void requireOpen() {
        if (status != BillStatus.OPEN) {
            throw new BillClosed(reference, status);
        }
    }

    public BillTerms terms() {
        return new BillTerms(debtorId, description, amount(), least(), dueOn, payableUntil);
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public Reference reference() {
        return reference;
    }

    public long bodyId() {
        return bodyId;
    }

    /** @return the body's own */
    public String number() {
        return number;
    }

    /** @return null: whoever has its reference */
    public Long debtorId() {
        return debtorId;
    }

    public LocalizedText description() {
        return description;
    }

    public Money amount() {
        return amount.toMoney();
    }

    public Money paid() {
        return Money.ofMinor(amount().getCurrencyUnit(), paidMinor);
    }

    /** @return what has not been paid */
    public Money left() {
        return amount().minus(paid());
    }

    private Money least() {
        return leastMinor == null ? null : Money.ofMinor(amount().getCurrencyUnit(), leastMinor);
    }

    /** @return what has to be paid at least, if anything is: all that is left where the body takes no parts, or where less is left */
    public Money leastNow() {
        return least() == null || least().isGreaterThan(left()) ? left() : least();
    }

    public boolean inParts() {
        return leastNow().isLessThan(left());
    }

    /** @return null if none is set */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** @return null: for good */
    public LocalDate payableUntil() {
        return payableUntil;
    }

    public BillStatus status() {
        return status;
    }

    public String presentedBy() {
        return presentedBy;
    }

    public Instant presentedAt() {
        return presentedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
