package org.dilmun.domain.civil;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * An identity card (Law 46 of 2006): issued to a person, valid for some years, and cancelled before its time when it is
 * reported lost, stolen or damaged. The personal number is the person's and stays; each card has a serial of its own.
 */
@Entity
@Table(name = "id_card")
public class IdCard {

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "holder_id", nullable = false, updatable = false)
    private long holderId;

    @Column(nullable = false, updatable = false, length = 12)
    private String serial;

    @Column(name = "issued_on", nullable = false, updatable = false)
    private LocalDate issuedOn;

    /** The last day on which it is valid. */
    @Column(name = "expires_on", nullable = false, updatable = false)
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private CardState state = CardState.ACTIVE;

    /** The holder while the card is active, null after: no person can have two active cards. */
    @Column(name = "active_holder_id", unique = true)
    private Long activeHolderId;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "cancel_reason", length = 20)
    private String cancelReason;

    protected IdCard() {} // JPA

    public IdCard(long id, long holderId, String serial, LocalDate issuedOn, LocalDate expiresOn) {
        if (!expiresOn.isAfter(issuedOn)) {
            throw new IllegalArgumentException("a card that is never valid: " + issuedOn + " to " + expiresOn);
        }
        this.id = id;
        this.holderId = holderId;
        this.activeHolderId = holderId;
        this.serial = serial;
        this.issuedOn = issuedOn;
        this.expiresOn = expiresOn;
    }

    /** Ends the card for good; a card that has ended stays as it ended. */
    public void cancel(String reason, Instant now) {
        if (state == CardState.ACTIVE) {
            state = CardState.CANCELLED;
            activeHolderId = null;
            cancelReason = reason;
            cancelledAt = now;
        }
    }

    public boolean active() {
        return state == CardState.ACTIVE;
    }

    public long holderId() {
        return holderId;
    }

    public String serial() {
        return serial;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public LocalDate expiresOn() {
        return expiresOn;
    }

    /** @return what the holder reported; null while it is active */
    public String cancelReason() {
        return cancelReason;
    }
}
