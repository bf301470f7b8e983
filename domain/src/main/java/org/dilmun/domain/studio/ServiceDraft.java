package org.dilmun.domain.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Problem;

/**
 * The next version of a service while a body writes it: owners write, one of them sends it for approval, somebody who wrote
 * nothing of it has it published, now or later, or returns it with a reason. It may be full of mistakes until it is sent.
 */
@Entity
@Table(name = "service_draft")
public class ServiceDraft {

    /** Characters of the text: the longest service that is shipped has a tenth. */
    public static final int LONGEST = 200_000;

    /** Characters of the reason for which it is returned. */
    public static final int LONGEST_REASON = 2000;

    /** How long it may wait for its time. */
    public static final Duration LATEST = Duration.ofDays(366);

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(nullable = false, updatable = false, length = 60)
    private String code;

    /** The code until the draft ends: unique, so that a service has one draft at a time. */
    @Column(name = "open_code", length = 60)
    private String openCode;

    @Column(name = "based_on", nullable = false)
    private int basedOn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private DraftState state = DraftState.OPEN;

    @Column(nullable = false)
    private String source;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "service_draft_writer", joinColumns = @JoinColumn(name = "draft_id"))
    @Column(name = "party_id")
    private Set<Long> writers = new HashSet<>();

    @Column(name = "changed_by", nullable = false)
    private long changedBy;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "judged_by")
    private Long judgedBy;

    @Column(name = "judged_at")
    private Instant judgedAt;

    @Column(length = LONGEST_REASON)
    private String reason;

    @Column(length = 60)
    private String obstacle;

    @Column(name = "publish_at")
    private Instant publishAt;

    protected ServiceDraft() {} // JPA

    /**
     * @param basedOn number of the version that it changes; 0: the service is new
     * @param by party who begins it, and has written nothing yet
     */
    public ServiceDraft(long id, long bodyId, String code, int basedOn, String source, long by, Instant now) {
        this.id = id;
        this.bodyId = bodyId;
        this.code = code;
        this.openCode = code;
        this.basedOn = basedOn;
        this.source = source;
        this.changedBy = by;
        this.changedAt = now;
    }

    /** @throws DraftChanged if it has been changed since that version of it was shown */
    public ServiceDraft asShown(int shownVersion) {
        if (shownVersion != version) {
            throw new DraftChanged(code);
        }
        return this;
    }

    /**
     * Keeps what an owner has written, with whatever mistakes it has.
     *
     * @throws DraftTooLong if it has more than {@link #LONGEST} characters
     */
    public void write(String written, long by, Instant now) {
        if (state != DraftState.OPEN) {
            throw new DraftMoveRefused(code);
        }
        if (written.length() > LONGEST) {
            throw new DraftTooLong(LONGEST);
        }
        source = written;
        changed(by, now);
    }

    /** Goes on from a version that was published since, which the owner has looked at. */
    public void goOnFrom(int number, long by, Instant now) {
        if (state != DraftState.OPEN) {
            throw new DraftMoveRefused(code);
        }
        basedOn = number;
        changed(by, now);
    }

    /** Sends it for approval; who sends it answers for it as its writers do. */
    public void submit(long by, Instant now) {
        move(DraftState.SUBMITTED);
        changed(by, now);
        reason = null;
        obstacle = null;
    }

    private void changed(long by, Instant now) {
        writers.add(by);
        changedBy = by;
        changedAt = now;
    }

    /** An owner goes on writing before it is published. */
    public void reopen(long by, Instant now) {
        move(DraftState.OPEN);
        changedBy = by;
        changedAt = now;
        publishAt = null;
    }

    /** Gives it back to its owners. */
    public void giveBack(String why, long by, Instant now) {
        if (why == null || why.isBlank() || why.length() > LONGEST_REASON) {
            throw new ReturnReasonMissing(LONGEST_REASON);
        }
        move(DraftState.OPEN);
        judged(by, now);
        reason = why.strip();
        publishAt = null;
    }

    /**
     * Lets it be published when its time comes.
     *
     * @throws PublicationTimeWrong if that time is not to come, or is further away than {@link #LATEST}
     */
    public void approve(Instant at, long by, Instant now) {
        if (!at.isAfter(now) || at.isAfter(now.plus(LATEST))) {
            throw new PublicationTimeWrong();
        }
        move(DraftState.APPROVED);
        judged(by, now);
        publishAt = at;
    }

    /**
     * Gives it back to its owners because it could not be published when its time had come.
     *
     * @param inTheWay what kept it
     */
    public void stop(Problem inTheWay) {
        move(DraftState.OPEN);
        obstacle = inTheWay.code();
        publishAt = null;
    }

    /** Ends as the version in force, which somebody has approved now or before. */
    public void publish(long by, Instant now) {
        move(DraftState.PUBLISHED);
        judged(by, now);
        openCode = null;
    }

    public void discard(long by, Instant now) {
        move(DraftState.DISCARDED);
        changedBy = by;
        changedAt = now;
        openCode = null;
    }

    private void judged(long by, Instant now) {
        judgedBy = by;
        judgedAt = now;
    }

    private void move(DraftState next) {
        if (!state.mayBecome(next)) {
            throw new DraftMoveRefused(code);
        }
        state = next;
    }

    /** Whether it was approved and its time has come. */
    public boolean due(Instant now) {
        return state == DraftState.APPROVED && !publishAt.isAfter(now);
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public long bodyId() {
        return bodyId;
    }

    public String code() {
        return code;
    }

    public int basedOn() {
        return basedOn;
    }

    public DraftState state() {
        return state;
    }

    public String source() {
        return source;
    }

    /** @return parties who wrote in it or sent it */
    public Set<Long> writers() {
        return Set.copyOf(writers);
    }

    public long changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** @return party who approved or returned it last; empty if nobody has */
    public Optional<Long> judgedBy() {
        return Optional.ofNullable(judgedBy);
    }

    /** @return when they did */
    public Optional<Instant> judgedAt() {
        return Optional.ofNullable(judgedAt);
    }

    /** @return why it was returned, if nobody has sent it again since */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** @return code of the problem that stopped it when its time had come, if nobody has sent it again since */
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** @return when it is to be published, once that is decided */
    public Optional<Instant> publishAt() {
        return Optional.ofNullable(publishAt);
    }
}
