package org.dilmun.domain.payment;

import java.time.Duration;
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

/**
 * One try to pay an order on the hosted page of a gateway. It is written down before the gateway hears of it, and stays
 * undecided until the gateway itself, not the payer's browser, says how it ended.
 */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt {

    /** How long the gateway keeps its page open. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "order_id", nullable = false, updatable = false)
    private long orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "attempt_status", nullable = false, length = 10)
    private AttemptStatus status = AttemptStatus.CREATED;

    @Column(name = "gateway_session", length = 100)
    private String session;

    @Column(name = "page_url", length = 1000)
    private String page;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Embedded
    private CardEvidence card;

    @Column(name = "decline_code", length = 10)
    private String declineCode;

    @Embedded
    private InquirySchedule inquiry;

    protected PaymentAttempt() {} // JPA

    public PaymentAttempt(long id, Reference reference, PaymentOrder order, Instant now) {
        this.id = id;
        this.reference = reference;
        this.orderId = order.id();
        this.createdAt = now;
        this.inquiry = new InquirySchedule(InquirySchedule.firstAfter(now)); // should this node die before it hears
    }

    /** Records that the gateway shows its page; if the payer does not come back, the gateway is asked after it closes. */
    public void open(String gatewaySession, String pageUrl, Instant now) {
        move(AttemptStatus.PENDING, now);
        session = gatewaySession;
        page = pageUrl;
        inquiry.askAt(expiresAt().plus(Duration.ofMinutes(1)));
    }

    public void capture(String gatewaySession, CardEvidence evidence, Instant now) {
        move(AttemptStatus.CAPTURED, now);
        session = gatewaySession;
        card = evidence;
    }

    /**
     * Records that no money was taken.
     *
     * @param how declined, cancelled or expired
     * @param code ISO 8583 field 39 of a decline, otherwise null
     */
    public void fail(AttemptStatus how, String code, Instant now) {
        move(how, now);
        declineCode = code;
    }

    /** Records that the gateway did not say how it ended. */
    public void doubt(Instant now) {
        if (status != AttemptStatus.UNKNOWN) {
            move(AttemptStatus.UNKNOWN, now);
        }
        inquiry.unanswered(now);
    }

    /** Records that the gateway says what cannot be right, such as another amount: people look into it. */
    public void dispute(Instant now) {
        if (status.mayBecome(AttemptStatus.UNKNOWN)) {
            move(AttemptStatus.UNKNOWN, now);
        }
        inquiry.handToPeople();
    }

    private void move(AttemptStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new PaymentMoveRefused(reference, status, next);
        }
        status = next;
        if (!next.undecided()) {
            endedAt = now;
            inquiry.stop();
        }
    }

    /** @return whether the payer can still go on at the gateway's page */
    public boolean pageOpen(Instant now) {
        return status == AttemptStatus.PENDING && now.isBefore(expiresAt());
    }

    /** @return whether it may have taken the money, or is being looked into, while the payer can do nothing about it */
    public boolean inDoubt(Instant now) {
        return (status.undecided() || inquiry.needsPeople()) && !pageOpen(now);
    }

    private Instant expiresAt() {
        return createdAt.plus(LIFETIME);
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

    public AttemptStatus status() {
        return status;
    }

    /** @return the gateway's name for it; null until it answered */
    public String session() {
        return session;
    }

    /** @return address of the gateway's page; null until it answered */
    public String page() {
        return page;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @return null while undecided */
    public Instant endedAt() {
        return endedAt;
    }

    /** @return null unless captured */
    public CardEvidence card() {
        return card;
    }

    /** @return null unless declined */
    public String declineCode() {
        return declineCode;
    }

    public InquirySchedule inquiry() {
        return inquiry;
    }
}
