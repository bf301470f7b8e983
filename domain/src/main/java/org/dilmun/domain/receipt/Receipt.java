package org.dilmun.domain.receipt;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.joda.money.Money;

import org.dilmun.domain.document.NameInitials;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.MoneyAmount;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;

/**
 * That a body has received money for a paid order. It is given after the payment, one to each body that the payment was booked for, and
 * never changes: what goes back is no other receipt, but said beside it. Its paper is made when somebody first wants it, and then kept.
 */
@Entity
@Table(name = "receipt")
public class Receipt {

    /** Of its references. */
    public static final String PREFIX = "RCP";

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "verification_code", nullable = false, updatable = false, length = 24)
    private VerificationCode code;

    @Embedded
    private ReceiptNumber number;

    @Column(name = "order_id", nullable = false, updatable = false)
    private long orderId;

    @Column(name = "attempt_id", nullable = false, updatable = false)
    private long attemptId;

    @Column(name = "payer_id", nullable = false, updatable = false)
    private long payerId;

    @Column(name = "payer_name", nullable = false, updatable = false)
    private LocalizedText payerName;

    @Embedded
    private MoneyAmount amount;

    @Column(name = "paid_at", nullable = false, updatable = false)
    private Instant paidAt;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "blob_hash", length = 64)
    private String fileHash;

    protected Receipt() {} // JPA

    /** By what it is found: among ours by the reference, by whoever holds the paper by the code. */
    public record Identity(Reference reference, VerificationCode code) {}

    /**
     * What a body has received.
     *
     * @param attemptId what took the money
     * @param payerName as the register had it then
     * @param amount of it what is the body's, more than zero
     * @param at when it was booked
     */
    public record Received(long attemptId, LocalizedText payerName, Money amount, Instant at) {}

    /** @throws IllegalArgumentException if the order was never paid, or nothing was received */
    public Receipt(
            long id, Identity identity, ReceiptNumber number, PaymentOrder order, Received received, Instant now) {
        if (order.status() != OrderStatus.PAID && order.status() != OrderStatus.REFUNDED) {
            throw new IllegalArgumentException(order.reference() + " was not paid");
        }
        if (!received.amount().isPositive()) {
            throw new IllegalArgumentException("a receipt of " + received.amount());
        }
        this.id = id;
        this.reference = identity.reference();
        this.code = identity.code();
        this.number = number;
        this.orderId = order.id();
        this.payerId = order.payerId();
        this.attemptId = received.attemptId();
        this.payerName = received.payerName();
        this.amount = new MoneyAmount(received.amount());
        this.paidAt = received.at();
        this.issuedAt = now;
    }

    /**
     * Keeps its signed paper. Of two who make it at once the first counts.
     *
     * @param hash SHA-256, in hexadecimal
     */
    public void keep(String hash) {
        if (fileHash == null) {
            fileHash = hash;
        }
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public VerificationCode code() {
        return code;
    }

    public ReceiptNumber number() {
        return number;
    }

    public long bodyId() {
        return number.bodyId();
    }

    public long orderId() {
        return orderId;
    }

    public long attemptId() {
        return attemptId;
    }

    public long payerId() {
        return payerId;
    }

    public LocalizedText payerName() {
        return payerName;
    }

    /** @return what a stranger who verifies the receipt may read of its payer */
    public LocalizedText payerInitials() {
        return NameInitials.of(payerName);
    }

    public Money amount() {
        return amount.toMoney();
    }

    public Instant paidAt() {
        return paidAt;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** @return SHA-256 of its paper; null until somebody has wanted it */
    public String fileHash() {
        return fileHash;
    }
}
