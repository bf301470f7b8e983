package org.dilmun.domain.payment;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
import org.dilmun.domain.kernel.StringMapConverter;

/** What somebody is to pay to a body, for one purpose. Attempts try to pay it; one of them may succeed. */
@Entity
@Table(name = "payment_order")
public class PaymentOrder {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "payer_id", nullable = false, updatable = false)
    private long payerId;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Embedded
    private MoneyAmount amount;

    /** Minor units by id of the body; empty: all of it goes to the body that collects. */
    @Convert(converter = StringMapConverter.class)
    @Column(updatable = false)
    private Map<String, String> shares = Map.of();

    @Convert(converter = OrderItemsConverter.class)
    @Column(updatable = false)
    private OrderItems items = OrderItems.NONE;

    @Column(nullable = false, updatable = false)
    private LocalizedText description;

    @Column(name = "purpose_kind", nullable = false, updatable = false, length = 20)
    private String purposeKind;

    @Column(name = "purpose_id", nullable = false, updatable = false)
    private long purposeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "order_status", nullable = false, length = 10)
    private OrderStatus status = OrderStatus.OPEN;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    protected PaymentOrder() {} // JPA

    /** @param terms whom, what for and how much */
    public PaymentOrder(long id, Reference reference, PaymentTerms terms, Instant now) {
        this.id = id;
        this.reference = reference;
        this.payerId = terms.payerId();
        this.bodyId = terms.bodyId();
        this.amount = new MoneyAmount(terms.amount());
        this.shares = terms.shares().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        share -> share.getKey().toString(),
                        share -> Long.toString(share.getValue().getAmountMinorLong())));
        this.items = terms.items();
        this.description = terms.description();
        this.purposeKind = terms.purpose().kind();
        this.purposeId = terms.purpose().id();
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Records that an attempt has captured the amount. */
    public void pay(Instant now) {
        move(OrderStatus.PAID, now);
    }

    /** Records that the payer has got the amount back. */
    public void refund(Instant now) {
        move(OrderStatus.REFUNDED, now);
    }

    public void expire(Instant now) {
        move(OrderStatus.EXPIRED, now);
    }

    public void cancel(Instant now) {
        move(OrderStatus.CANCELLED, now);
    }

    private void move(OrderStatus next, Instant now) {
        requireMove(next);
        status = next;
        changedAt = now;
    }

    /**
     * The order, if it still is what the caller was shown; each refund of it makes another version.
     *
     * @throws PaymentChanged otherwise
     */
    public PaymentOrder asShown(int shownVersion) {
        if (shownVersion != version) {
            throw new PaymentChanged(reference);
        }
        return this;
    }

    /** @throws PaymentMoveRefused unless the order may become that now */
    public void requireMove(OrderStatus next) {
        if (!status.mayBecome(next)) {
            throw new PaymentMoveRefused(reference, status, next);
        }
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

    public long payerId() {
        return payerId;
    }

    public long bodyId() {
        return bodyId;
    }

    public Money amount() {
        return amount.toMoney();
    }

    /**
     * @return what each body receives, by its id; their sum is the amount
     * @throws IllegalArgumentException if it is not, so that nothing is booked of it
     */
    public SortedMap<Long, Money> shares() {
        var received = new TreeMap<Long, Money>();
        shares.forEach((body, minor) ->
                received.put(Long.valueOf(body), Money.ofMinor(amount().getCurrencyUnit(), Long.parseLong(minor))));
        if (received.isEmpty()) { // of a release that knew one receiver only
            received.put(bodyId, amount());
        }
        PaymentTerms.requireShares(amount(), received);
        return received;
    }

    /** @return of which cases or bills it is made, if it pays for several; empty if it is for one purpose as a whole */
    public OrderItems items() {
        return items == null ? OrderItems.NONE : items;
    }

    /** @return what goes back with that refund of it */
    public Money amountOf(Refund refund) {
        return refund.item(this).map(OrderItem::amount).orElseGet(this::amount);
    }

    public LocalizedText description() {
        return description;
    }

    public Purpose purpose() {
        return new Purpose(purposeKind, purposeId);
    }

    public OrderStatus status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @return when it came to its status */
    public Instant changedAt() {
        return changedAt;
    }
}
