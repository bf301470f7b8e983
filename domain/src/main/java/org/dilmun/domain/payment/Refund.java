package org.dilmun.domain.payment;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/**
 * What an attempt has captured on its way back to the card that paid: in full, or what of it was for one of several cases. It is
 * written down, and owed, before the gateway hears of it. A silent gateway leaves it unknown, not failed: it is told the same again, under the same reference.
 */
@Entity
@Table(name = "refund")
public class Refund {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "order_id", nullable = false, updatable = false)
    private long orderId;

    @Column(name = "attempt_id", updatable = false)
    private Long attemptId;

    @Column(name = "request_id", updatable = false)
    private Long requestId;

    @Column(name = "bill_id", updatable = false)
    private Long billId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 20)
    private RefundCause cause;

    @Column(updatable = false, length = 2000)
    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "refund_status", nullable = false, length = 10)
    private RefundStatus status = RefundStatus.REQUESTED;

    @Column(name = "requested_by", nullable = false, updatable = false, length = 60)
    private String requestedBy;

    @Column(name = "requested_at", nullable = false, updatable = false)
    private Instant requestedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(length = 20)
    private String rrn;

    @Embedded
    private InquirySchedule inquiry;

    protected Refund() {} // JPA

    /**
     * Why, and who wants it.
     *
     * @param reason for the payer to read, of an official; null for the other causes, which say enough
     * @param by as {@link org.dilmun.domain.access.Actor#recorded()} writes it
     */
    public record Ground(RefundCause cause, String reason, String by) {}

    public Refund(long id, Reference reference, PaymentAttempt captured, Ground ground, Instant now) {
        this.id = id;
        this.reference = reference;
        this.orderId = captured.orderId();
        this.attemptId = captured.id();
        this.cause = ground.cause();
        this.reason = ground.reason();
        this.requestedBy = ground.by();
        this.requestedAt = now;
        this.inquiry = new InquirySchedule(
                cause == RefundCause.OFFICIAL
                        ? InquirySchedule.firstAfter(now) // should this node die before it hears
                        : now); // nobody stands by to send it
    }

    /** Of what was captured for that case or bill among others. */
    public Refund(long id, Reference reference, PaymentAttempt captured, OrderItem item, Ground ground, Instant now) {
        this(id, reference, captured, ground, now);
        this.requestId = item.of().idOf(Purpose.REQUEST);
        this.billId = item.of().idOf(Purpose.BILL);
    }

    /** @param acquirerReference retrieval reference number of the refund */
    public void carryOut(String acquirerReference, Instant now) {
        end(RefundStatus.DONE, now);
        rrn = acquirerReference;
    }

    public void refuse(Instant now) {
        end(RefundStatus.REFUSED, now);
    }

    /** Records that the gateway did not say whether it was carried out. */
    public void doubt(Instant now) {
        if (status != RefundStatus.UNKNOWN) {
            move(RefundStatus.UNKNOWN);
        }
        inquiry.unanswered(now);
    }

    /**
     * Has the gateway asked again, on a schedule that begins anew.
     *
     * @throws PaymentMoveRefused unless people have to look into it
     */
    public void askAgain(Instant now) {
        if (!inquiry.needsPeople()) {
            throw new PaymentMoveRefused(reference, status, RefundStatus.UNKNOWN);
        }
        inquiry.restart(now);
    }

    private void end(RefundStatus how, Instant now) {
        move(how);
        endedAt = now;
        inquiry.stop();
    }

    private void move(RefundStatus next) {
        if (!status.mayBecome(next)) {
            throw new PaymentMoveRefused(reference, status, next);
        }
        status = next;
    }

    /** @return whether the gateway has said how it ended */
    public boolean decided() {
        return endedAt != null;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public long orderId() {
        return orderId;
    }

    /** @return which capture goes back; null, of a release that did not write it: the first of the order */
    public Long attemptId() {
        return attemptId;
    }

    /** @return the case or the bill whose part of the order goes back; empty: all of it does */
    public Optional<Purpose> part() {
        return requestId != null
                ? Optional.of(Purpose.request(requestId))
                : Optional.ofNullable(billId).map(Purpose::bill);
    }

    /** @return the part of that order which goes back; empty: all of it does */
    public Optional<OrderItem> item(PaymentOrder order) {
        return part().map(of -> order.items().of(of).orElseThrow());
    }

    /** @return whether what was paid for that goes back with it, alone or with all the rest */
    public boolean isOf(Purpose purpose) {
        return part().map(purpose::equals).orElse(true);
    }

    public RefundCause cause() {
        return cause;
    }

    /** @return null unless an official wants it */
    public String reason() {
        return reason;
    }

    public RefundStatus status() {
        return status;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** @return null while undecided */
    public Instant endedAt() {
        return endedAt;
    }

    /** @return null unless done */
    public String rrn() {
        return rrn;
    }

    public InquirySchedule inquiry() {
        return inquiry;
    }
}
