package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.access.Actor;

/** What an official writes down on a case for the officials of the body alone. Never changed, and never the applicant's to read. */
@Entity
@Table(name = "case_note")
public class CaseNote {

    /** Characters at most. */
    public static final int LENGTH = 2000;

    @Id
    private long id;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(nullable = false, updatable = false, length = 60)
    private String author;

    @Column(name = "note_text", nullable = false, updatable = false, length = LENGTH)
    private String text;

    @Column(name = "written_at", nullable = false, updatable = false)
    private Instant writtenAt;

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
