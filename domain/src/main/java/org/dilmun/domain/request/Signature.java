package org.dilmun.domain.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.Workflow;

/**
 * What somebody is asked to sign beside the applicant of a case, and what they answer. All who are asked at once are a round; when what
 * was signed changes, everybody is asked anew, in another round, and the answers before it stay to be seen. It is given or refused
 * once, by the person themselves, and a signature says by its hash what was signed.
 */
@Entity
@Table(name = "signature")
public class Signature {

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "step_id", nullable = false, updatable = false, length = 60)
    private String step;

    @Column(name = "signer_id", nullable = false, updatable = false)
    private long signerId;

    @Column(name = "round_no", nullable = false, updatable = false)
    private int roundNumber;

    @Column(name = "asked_at", nullable = false, updatable = false)
    private Instant askedAt;

    @Column(name = "due_on", updatable = false)
    private LocalDate dueOn;

    @Column(name = "resumes_at", updatable = false, length = 60)
    private String resumesAt;

    /** Whether something happens by itself when it is overdue, and has not happened yet. */
    @Column(nullable = false)
    private boolean watched;

    @Enumerated(EnumType.STRING)
    @Column(name = "signature_state", nullable = false, length = 10)
    private SignatureState state = SignatureState.ASKED;

    @Column(name = "content_hash", length = 64)
    private String contentHash;

    @Column(length = Request.REASON_LENGTH)
    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Channel channel;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "reminded_at")
    private Instant remindedAt;

    protected Signature() {} // JPA

    private Signature(long id, Request request, Workflow.Step step, long signerId, int round, Instant now) {
        this.id = id;
        this.requestId = request.id();
        this.step = step.id();
        this.signerId = signerId;
        this.roundNumber = round;
        this.askedAt = now;
    }

    /**
     * Asks somebody to sign.
     *
     * @param signerId party id
     * @param round 1 for the first of the case
     */
    public static Signature ask(long id, Request request, Workflow.Step step, long signerId, int round, Instant now) {
        return new Signature(id, request, step, signerId, round, now);
    }

    /**
     * Says until when, before it is kept.
     *
     * @param day the last one; null: no day is set
     * @param overdue what happens after it; null: nothing
     */
    public Signature due(LocalDate day, Workflow.Overdue overdue) {
        dueOn = day;
        watched = day != null && overdue != null;
        return this;
    }

    /**
     * Says where the case goes on when all is signed, before it is kept.
     *
     * @param stepId the step that gave it back; null: the one that follows
     */
    public Signature resuming(String stepId) {
        resumesAt = stepId;
        return this;
    }

    /**
     * The person signs.
     *
     * @param hash of what they were shown
     * @throws SignatureNotAsked unless it is asked for
     */
    public void sign(String hash, Actor by, Instant now) {
        answer(SignatureState.SIGNED, by, now);
        contentHash = hash;
    }

    /**
     * The person refuses to.
     *
     * @param why the applicant reads it
     * @throws SignatureNotAsked unless it is asked for
     */
    public void refuse(String why, Actor by, Instant now) {
        answer(SignatureState.REFUSED, by, now);
        reason = why;
    }

    private void answer(SignatureState given, Actor by, Instant now) {
        if (!isAsked()) {
            throw new SignatureNotAsked();
        }
        state = given;
        channel = by.channel();
        close(now);
    }

    /** It is not needed any more; one that is given or refused stays. */
    public void end(Instant now) {
        if (isAsked()) {
            state = SignatureState.ENDED;
            close(now);
        }
    }

    private void close(Instant now) {
        endedAt = now;
        watched = false;
    }

    /** Notes that what happens when it is overdue has happened. */
    public void takeOverdue() {
        watched = false;
    }

    /** Notes that the person was reminded. */
    public void remind(Instant now) {
        remindedAt = now;
    }

    public long id() {
        return id;
    }

    public long requestId() {
        return requestId;
    }

    /** @return id of the step that asks for it */
    public String step() {
        return step;
    }

    /** @return party id */
    public long signerId() {
        return signerId;
    }

    /** @return from 1 */
    public int round() {
        return roundNumber;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** @return the last day for it; empty: none is set */
    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(dueOn);
    }

    /** @return id of the step at which the case goes on when all is signed; empty: at the one that follows */
    public Optional<String> resumesAt() {
        return Optional.ofNullable(resumesAt);
    }

    /** @return whether something is to happen by itself when it is overdue */
    public boolean isWatched() {
        return watched;
    }

    public SignatureState state() {
        return state;
    }

    public boolean isAsked() {
        return state == SignatureState.ASKED;
    }

    public boolean isSigned() {
        return state == SignatureState.SIGNED;
    }

    /** @return of what was signed, as {@link Request#signedHash()} has it; null unless it is signed */
    public String contentHash() {
        return contentHash;
    }

    /** @return why it was refused; null unless it was */
    public String reason() {
        return reason;
    }

    /** @return by which it was answered; null until it is */
    public Channel channel() {
        return channel;
    }

    /** @return when it was answered, or not needed any more; null until then */
    public Instant endedAt() {
        return endedAt;
    }

    /** @return when the person was reminded last; null: not yet */
    public Instant remindedAt() {
        return remindedAt;
    }
}
