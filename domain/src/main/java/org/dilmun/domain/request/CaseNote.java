package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.access.Actor;

/**
 * What an official writes down on a case for the officials of the body alone. Never changed and never the applicant's to read: who
 * wrote it may write it anew, and what stood there before stays beside it.
 */
@Entity
@Table(name = "case_note")
public class CaseNote {

    /** Characters at most. */
    public static final int LENGTH = 2000;

    @Id
    private long id;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    /** Organisation whose people read it; null: the body that has the case. */
    @Column(name = "body_id", updatable = false)
    private Long body;

    @Column(nullable = false, updatable = false, length = 60)
    private String author;

    @Column(name = "note_text", nullable = false, updatable = false, length = LENGTH)
    private String text;

    @Column(name = "written_at", nullable = false, updatable = false)
    private Instant writtenAt;

    @Column(name = "corrects_id", updatable = false)
    private Long corrects;

    @Column(name = "mentioned_id", updatable = false)
    private Long mentioned;

    protected CaseNote() {} // JPA

    /** @throws NoteMissing if there is no text, or too much of it */
    public CaseNote(long id, Request request, Actor author, String text, Instant now) {
        if (text.isEmpty() || text.length() > LENGTH) {
            throw new NoteMissing(LENGTH);
        }
        this.id = id;
        this.requestId = request.id();
        this.author = author.recorded();
        this.text = text;
        this.writtenAt = now;
    }

    /** The same note, for the people of that partner alone. Before it is kept. */
    public CaseNote within(long partner) {
        body = partner;
        return this;
    }

    /** @return whether the people of that organisation read it: of a partner, or of the body that has the case */
    public boolean isOf(long organisation, Request request) {
        return organisation == (body == null ? request.bodyId() : body);
    }

    /** The same note, for that colleague to look at. Before it is kept. */
    public CaseNote mentioning(long colleague) {
        mentioned = colleague;
        return this;
    }

    /** The same note, in place of an earlier one. Before it is kept. @throws NoteOfAnother if somebody else wrote that */
    public CaseNote correcting(CaseNote earlier) {
        if (!earlier.author.equals(author)) {
            throw new NoteOfAnother();
        }
        corrects = earlier.first();
        return this;
    }

    /** @return id of the note as it was first written: its own, unless it corrects another */
    public long first() {
        return corrects == null ? id : corrects;
    }

    /** @return party id of the colleague who was asked to look at it; null: nobody */
    public Long mentioned() {
        return mentioned;
    }

    public long id() {
        return id;
    }

    public long requestId() {
        return requestId;
    }

    /** @return as {@link Actor#recorded()} writes it */
    public String author() {
        return author;
    }

    public String text() {
        return text;
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
