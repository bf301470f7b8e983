package org.dilmun.domain.payment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/** The whole amount of a paid order on its way back to the card that paid it. A silent gateway leaves it unknown, not failed. */
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

    @Column(nullable = false, updatable = false, length = 2000)
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

    /** @param requestedBy as {@link org.dilmun.domain.access.Actor#recorded()} writes it */
    public Refund(long id, Reference reference, PaymentOrder order, String reason, String requestedBy, Instant now) {
        this.id = id;
        this.reference = reference;
        this.orderId = order.id();
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.requestedAt = now;
        this.inquiry = new InquirySchedule(InquirySchedule.firstAfter(now)); // should this node die before it hears
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

    /** @return null unless done */
    public String rrn() {
        return rrn;
    }

    public InquirySchedule inquiry() {
        return inquiry;
    }
}
