package org.dilmun.domain.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.StringMapConverter;

/** Something that is to leave the system once its cause is committed. Messages of a subject leave to a receiver by id. */
@Entity
@Table(name = "outbox")
public class OutboxMessage {

    /** After that many failed deliveries people have to look into it. */
    public static final int MOST_ATTEMPTS = 8;

    private static final int LONGEST_ERROR = 500;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 30)
    private String lane;

    @Column(name = "message_key", nullable = false, updatable = false, length = 100)
    private String key;

    @Column(nullable = false, updatable = false, length = 100)
    private String receiver;

    @Column(nullable = false, updatable = false, length = 60)
    private String subject;

    @Convert(converter = StringMapConverter.class)
    @Column(nullable = false, updatable = false)
    private Map<String, String> payload;

    @Enumerated(EnumType.STRING)
    @Column(name = "outbox_state", nullable = false, length = 10)
    private OutboxState state = OutboxState.WAITING;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(name = "lease_owner", length = 200)
    private String leaseOwner;

    @Column(name = "leased_until")
    private Instant leasedUntil;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "last_error", length = LONGEST_ERROR)
    private String lastError;

    protected OutboxMessage() {} // JPA

    public OutboxMessage(
            long id,
            String lane,
            String key,
            String receiver,
            String subject,
            Map<String, String> payload,
            Instant now) {
        this.id = id;
        this.lane = lane;
        this.key = key;
        this.receiver = receiver;
        this.subject = subject;
        this.payload = Map.copyOf(payload);
        this.createdAt = now;
        this.dueAt = now;
    }

    /** Waits twice as long after each failure, from one minute on, until it has failed for good. */
    public void fail(String error, Instant now) {
        leaseOwner = null;
        leasedUntil = null;
        lastError = shortened(error);
        dueAt = now.plus(Duration.ofMinutes(1L << attempts));
        attempts++;
        if (attempts == MOST_ATTEMPTS) {
            state = OutboxState.FAILED;
        }
    }

    /**
     * Waits for something of ours that is not there yet: no attempt counts, however long it takes. The older the message,
     * the longer it waits: five seconds at first, ten minutes at most.
     */
    public void postpone(String reason, Instant now) {
        leaseOwner = null;
        leasedUntil = null;
        lastError = shortened(reason);
        Duration age = Duration.between(createdAt, now);
        Duration wait = age.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : age;
        dueAt = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** Has one that failed for good tried from the beginning; the last error stays until the next. */
    public void retry(Instant now) {
        state = OutboxState.WAITING;
        attempts = 0;
        dueAt = now;
    }

    private static String shortened(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    public long id() {
        return id;
    }

    public String lane() {
        return lane;
    }

    /** @return what tells the receiver that it has had this message already */
    public String key() {
        return key;
    }

    public String receiver() {
        return receiver;
    }

    public String subject() {
        return subject;
    }

    public Map<String, String> payload() {
        return payload;
    }

    public OutboxState state() {
        return state;
    }

    public String lastError() {
        return lastError;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean leasedBy(String owner) {
        return owner.equals(leaseOwner);
    }
}
