package org.dilmun.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.MoneyAmount;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;

/**
 * One try to pay an order on the hosted page of a gateway. It is written down before the gateway hears of it, and stays
 * undecided until the gateway itself, not the payer's browser, says how it ended.
 */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt {

    private static final int DECLINE_CODE = 10;

    /** While a payer takes their time the gateway is asked now and then, should its message be lost. */
    private static final Duration LOOK = Duration.ofHours(1);

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

    @Column(nullable = false, updatable = false, length = 30)
    private String gateway = Way.CARD.gateway();

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_method", nullable = false, updatable = false, length = 10)
    private PaymentMethod method = Way.CARD.method();

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

    @Column(name = "decline_code", length = DECLINE_CODE)
    private String declineCode;

    @Embedded
    @AttributeOverride(name = "minor", column = @Column(name = "said_minor"))
    @AttributeOverride(name = "currency", column = @Column(name = "said_currency", length = 3))
    private MoneyAmount said;

    @Column(length = Request.REASON_LENGTH)
    private String resolution;

    @Column(name = "resolved_by", length = 60)
    private String resolvedBy;

    @Embedded
    private InquirySchedule inquiry;

    protected PaymentAttempt() {} // JPA

    public PaymentAttempt(long id, Reference reference, PaymentOrder order, Way way, Instant now) {
        this.id = id;
        this.reference = reference;
        this.orderId = order.id();
        this.gateway = way.gateway();
        this.method = way.method();
        this.createdAt = now;
        this.inquiry = new InquirySchedule(InquirySchedule.firstAfter(now)); // should this node die before it hears
    }

    /**
     * Records that the gateway waits for the payer; if nobody tells how it ended, the gateway is asked after it closes.
     *
     * @param pageUrl where the payer pays; null if it has no page for that
     */
    public void open(String gatewaySession, String pageUrl, Instant now) {
        move(AttemptStatus.PENDING, now);
        session = gatewaySession;
        page = pageUrl;
        await(now);
    }

    /** Records that the gateway says that the payer has not decided yet. */
    public void await(Instant now) {
        Instant after = expiresAt().plus(Duration.ofMinutes(1));
        Instant look = now.plus(LOOK);
        inquiry.await(look.isBefore(after) ? look : after);
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
        declineCode = code == null || code.length() <= DECLINE_CODE ? code : code.substring(0, DECLINE_CODE);
    }

    /** Records that the gateway did not say how it ended. */
    public void doubt(Instant now) {
        if (status != AttemptStatus.UNKNOWN) {
            move(AttemptStatus.UNKNOWN, now);
        }
        inquiry.unanswered(now);
    }

    /**
     * Records that the gateway says what cannot be right, such as another amount: people look into it, and find here what it said.
     *
     * @param amount that it says to have taken
     * @param evidence by which the gateway finds it
     */
    public void dispute(Money amount, CardEvidence evidence, Instant now) {
        if (status.mayBecome(AttemptStatus.UNKNOWN)) {
            move(AttemptStatus.UNKNOWN, now);
        }
        said = new MoneyAmount(amount);
        card = evidence;
        inquiry.handToPeople();
    }

    /**
     * Asks the gateway anew, from the beginning of the schedule.
     *
     * @throws PaymentMoveRefused unless people have to look into it, and it is undecided
     */
    public void askAgain(Instant now) {
        if (!inquiry.needsPeople() || !status.undecided()) {
            throw new PaymentMoveRefused(reference, status, AttemptStatus.UNKNOWN);
        }
        inquiry.restart(now);
    }

    /**
     * Records that people have settled it with the gateway's company: it holds no money of it for the order.
     *
     * @param words what they found
     * @throws PaymentMoveRefused unless people have to look into it
     */
    public void resolve(String words, Actor official, Instant now) {
        if (!inquiry.needsPeople()) {
            throw new PaymentMoveRefused(reference, status, AttemptStatus.CANCELLED);
        }
        resolution = words;
        resolvedBy = official.recorded();
        if (status.undecided()) {
            move(AttemptStatus.CANCELLED, now);
        }
        inquiry.stop();
    }

    /**
     * The attempt, if it still is what the caller was shown.
     *
     * @throws PaymentChanged otherwise
     */
    public PaymentAttempt asShown(int shownVersion) {
        if (shownVersion != version) {
            throw new PaymentChanged(reference);
        }
        return this;
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

    /**
     * @return whether it may have taken the money, or is being looked into, while the payer can do nothing about it. Where the
     *     gateway kept silent when it was asked to begin, the payer was never shown where to pay: nobody need wait for that.
     */
    public boolean inDoubt(Instant now) {
        return (status.undecided() || inquiry.needsPeople()) && !pageOpen(now) && !neverShown();
    }

    private boolean neverShown() {
        return status == AttemptStatus.UNKNOWN && session == null && said == null;
    }

    /** @return until when the payer may pay */
    public Instant expiresAt() {
        return createdAt.plus(method.lifetime());
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

    public Way way() {
        return new Way(gateway, method);
    }

    /** @return the gateway's name for it; null until it answered */
    public String session() {
        return session;
    }

    /** @return address of the gateway's page; null until it answered, or if it has none */
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

    /** @return null unless money was taken, or is said to have been */
    public CardEvidence card() {
        return card;
    }

    /** @return null unless declined */
    public String declineCode() {
        return declineCode;
    }

    /** @return what the gateway says to have taken, if that cannot be right */
    public Optional<Money> said() {
        return Optional.ofNullable(said).map(MoneyAmount::toMoney);
    }

    /** @return what people have found who settled it; null unless they did */
    public String resolution() {
        return resolution;
    }

    public int version() {
        return version;
    }

    public InquirySchedule inquiry() {
        return inquiry;
    }
}
