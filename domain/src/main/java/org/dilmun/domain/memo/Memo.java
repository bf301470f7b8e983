package org.dilmun.domain.memo;

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
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;

/**
 * A formal memo of one body to another about a case. It is written, signed and sent, and from then on never changes: it has a number and a day,
 * somebody of the other body takes it and so has read it, and may answer with a memo of their own. Until it is read it can be withdrawn.
 */
@Entity
@Table(name = "memo")
public class Memo {

    /** Of its references. */
    public static final String PREFIX = "MEM";

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "request_reference", nullable = false, updatable = false, length = 20)
    private Reference requestReference;

    @Column(name = "answers_id", updatable = false)
    private Long answers;

    @Column(name = "from_body_id", nullable = false)
    private long fromBody;

    @Column(name = "to_body_id", nullable = false)
    private long toBody;

    @Column(name = "from_name")
    private LocalizedText fromName;

    @Column(name = "to_name")
    private LocalizedText toName;

    @Column(nullable = false, length = MemoContent.SUBJECT_LENGTH)
    private String subject;

    @Column(name = "memo_text", nullable = false)
    private String text;

    @Column(length = MemoContent.ASKED_LENGTH)
    private String asked;

    @Column(name = "reply_by")
    private LocalDate replyBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "memo_state", nullable = false, length = 10)
    private MemoState state = MemoState.DRAFT;

    @Column(nullable = false, updatable = false, length = 60)
    private String author;

    @Column(name = "written_at", nullable = false)
    private Instant writtenAt;

    @Column(name = "end_reason", length = MemoReasonMissing.LENGTH)
    private String reason;

    @Column(name = "signed_by", length = 60)
    private String signedBy;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "sent_on")
    private LocalDate sentOn;

    @Column(name = "memo_year")
    private Integer year;

    @Column(name = "memo_no")
    private Integer counted;

    @Column(name = "memo_number", length = 60)
    private String number;

    @Column(name = "verification_code", length = 24)
    private VerificationCode code;

    @Column(name = "taken_by", length = 60)
    private String takenBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "withdrawn_by", length = 60)
    private String withdrawnBy;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "blob_hash", length = 64)
    private String fileHash;

    @Column(name = "size_bytes")
    private Long fileSize;

    protected Memo() {} // JPA

    /**
     * A body, as the memo names it for ever.
     *
     * @param name of the day on which it is sent
     */
    public record Side(long body, LocalizedText name) {}

    /** Who writes it, and when. */
    public record Origin(long id, Reference reference, Actor author, Instant now) {}

    /**
     * Its place in the register of the body that sends it.
     *
     * @param year of the day on which it is sent, in the country's calendar
     * @param counted from 1, without gaps in a body and year
     * @param written as the country writes it
     * @param day in the country's time zone
     * @param code by which its letter is verified
     */
    public record Registration(int year, int counted, String written, LocalDate day, VerificationCode code) {}

    /**
     * The signed letter.
     *
     * @param hash SHA-256, in hexadecimal
     * @param size bytes
     */
    public record File(String hash, long size) {}

    /** Writes one about a case, from the body that has it. It is a draft until it is sent. */
    public Memo(Origin origin, Request about, long to, MemoContent content) {
        this(origin, about.id(), about.reference(), content);
        this.fromBody = about.bodyId();
        this.toBody = to;
    }

    private Memo(Origin origin, long requestId, Reference request, MemoContent content) {
        this.id = origin.id();
        this.reference = origin.reference();
        this.requestId = requestId;
        this.requestReference = request;
        this.author = origin.author().recorded();
        say(content, origin.now());
    }

    /**
     * Writes the answer to one.
     *
     * @param from body that answers, today
     * @param to body that is answered, today
     * @throws MemoMoved unless somebody has it in hand
     * @throws MemoAnswered if it is answered
     */
    public static Memo answer(Origin origin, Memo received, long from, long to, MemoContent content) {
        if (received.state != MemoState.SENT || received.takenAt == null) {
            throw new MemoMoved();
        }
        if (received.answeredAt != null) {
            throw new MemoAnswered();
        }
        var answer = new Memo(origin, received.requestId, received.requestReference, content);
        answer.answers = received.id;
        answer.fromBody = from;
        answer.toBody = to;
        return answer;
    }

    /** Says what it says. @throws MemoMoved once it is sent or discarded */
    public final void say(MemoContent content, Instant now) {
        requireUnsent();
        subject = content.subject();
        text = content.text();
        asked = content.asked();
        replyBy = content.replyBy();
        state = MemoState.DRAFT;
        reason = null;
        writtenAt = now;
    }

    /** Says it to another body. @throws MemoMoved once it is sent or discarded */
    public void address(long body) {
        requireUnsent();
        toBody = body;
    }

    /** Gives it back to its author. @throws MemoMoved unless it waits for a signature */
    public void sendBack(String why) {
        require(MemoState.DRAFT);
        reason = MemoReasonMissing.require(why);
        state = MemoState.RETURNED;
    }

    /** Gives it up before it was sent. @throws MemoMoved once it is sent or discarded */
    public void discard() {
        requireUnsent();
        state = MemoState.DISCARDED;
    }

    /**
     * Signs and sends it, under the names that the bodies have that day.
     *
     * @throws MemoMoved unless it waits for that
     * @throws MemoDayWrong if the day on which the answer is wanted has passed meanwhile
     */
    public void send(Actor by, Side sender, Side receiver, Registration registration, Instant now) {
        require(MemoState.DRAFT);
        if (replyBy != null && replyBy.isBefore(registration.day())) {
            throw new MemoDayWrong();
        }
        fromBody = sender.body();
        fromName = sender.name();
        toBody = receiver.body();
        toName = receiver.name();
        year = registration.year();
        counted = registration.counted();
        number = registration.written();
        sentOn = registration.day();
        code = registration.code();
        signedBy = by.recorded();
        sentAt = now;
        state = MemoState.SENT;
    }

    /**
     * Takes it in hand for the body that it was sent to, and with that reads it; again changes nothing.
     *
     * @throws MemoTaken if somebody else has
     * @throws MemoMoved if it is withdrawn
     */
    public void take(Actor by, Instant now) {
        require(MemoState.SENT);
        if (takenBy != null && !isTakenBy(by)) {
            throw new MemoTaken();
        }
        if (takenBy == null) {
            takenBy = by.recorded();
            takenAt = now;
        }
    }

    /**
     * Withdraws it; its number stays used.
     *
     * @throws MemoRead if it was read
     * @throws MemoMoved unless it is sent
     */
    public void withdraw(Actor by, String why, Instant now) {
        require(MemoState.SENT);
        if (takenAt != null) {
            throw new MemoRead();
        }
        reason = MemoReasonMissing.require(why);
        withdrawnBy = by.recorded();
        withdrawnAt = now;
        state = MemoState.WITHDRAWN;
    }

    /** Its answer was sent. @throws MemoAnswered if one was before */
    public void answered(Instant now) {
        if (answeredAt != null) {
            throw new MemoAnswered();
        }
        answeredAt = now;
    }

    /** Its answer was withdrawn before anybody read it. */
    public void unanswered() {
        answeredAt = null;
    }

    /** Keeps the signed letter, the first one for ever. */
    public void keep(File letter) {
        if (fileHash == null) {
            fileHash = letter.hash();
            fileSize = letter.size();
        }
    }

    /** The memo, if it is still as it was shown. @throws MemoChanged if not */
    public Memo asShown(int shownVersion) {
        if (version != shownVersion) {
            throw new MemoChanged();
        }
        return this;
    }

    private void require(MemoState needed) {
        if (state != needed) {
            throw new MemoMoved();
        }
    }

    private void requireUnsent() {
        if (!state.isUnsent()) {
            throw new MemoMoved();
        }
    }

    public boolean isTakenBy(Actor actor) {
        return actor.recorded().equals(takenBy);
    }

    /** @return party id of its author; empty if a system wrote it */
    public Optional<Long> authorId() {
        return Actor.personOf(author);
    }

    /** @return party id of who has it in hand; empty if nobody has, or a system */
    public Optional<Long> takerId() {
        return Actor.personOf(takenBy);
    }

    public boolean isBy(Actor actor) {
        return actor.recorded().equals(author);
    }

    /** @return whether the other body has it, or had it before it was withdrawn */
    public boolean isSent() {
        return sentAt != null;
    }

    /** @return whether an answer is asked for that is not there */
    public boolean isAwaited() {
        return state == MemoState.SENT && replyBy != null && answeredAt == null;
    }

    /** @return whether that answer should have been there before that day */
    public boolean isLate(LocalDate today) {
        return isAwaited() && replyBy.isBefore(today);
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

    public long requestId() {
        return requestId;
    }

    public Reference requestReference() {
        return requestReference;
    }

    /** @return id of the memo that it answers; null: none */
    public Long answers() {
        return answers;
    }

    /** @return id of the body that sends it */
    public long from() {
        return fromBody;
    }

    /** @return id of the body that it is for */
    public long to() {
        return toBody;
    }

    /** @return of the day on which it was sent; null until then */
    public LocalizedText fromName() {
        return fromName;
    }

    /** @return of the day on which it was sent; null until then */
    public LocalizedText toName() {
        return toName;
    }

    public MemoContent content() {
        return new MemoContent(subject, text, asked, replyBy);
    }

    public MemoState state() {
        return state;
    }

    /** @return as {@link Actor#recorded()} writes it */
    public String author() {
        return author;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** @return why it was given back or withdrawn; null unless it was */
    public String reason() {
        return reason;
    }

    /** @return as {@link Actor#recorded()} writes it; null until it is sent */
    public String signedBy() {
        return signedBy;
    }

    /** @return null until then */
    public Instant sentAt() {
        return sentAt;
    }

    /** @return in the country's time zone; null until then */
    public LocalDate sentOn() {
        return sentOn;
    }

    /** @return as the country writes it; null until it is sent */
    public String number() {
        return number;
    }

    /** @return null until it is sent */
    public VerificationCode code() {
        return code;
    }

    /** @return as {@link Actor#recorded()} writes it; null until it is read */
    public String takenBy() {
        return takenBy;
    }

    /** @return null until it is read */
    public Instant takenAt() {
        return takenAt;
    }

    /** @return null until it is answered */
    public Instant answeredAt() {
        return answeredAt;
    }

    /** @return null unless it was */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** @return as {@link Actor#recorded()} writes it; null unless it was */
    public String withdrawnBy() {
        return withdrawnBy;
    }

    /** @return empty until the letter is signed, some seconds after it was sent */
    public Optional<File> file() {
        return fileHash == null ? Optional.empty() : Optional.of(new File(fileHash, fileSize));
    }
}
