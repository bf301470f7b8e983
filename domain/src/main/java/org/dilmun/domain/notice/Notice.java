package org.dilmun.domain.notice;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/** What a body has told somebody. It stays as it was sent; only its receiver adds something, by opening it. */
@Entity
@Table(name = "notice")
public class Notice {

    public static final String PREFIX = "NTC";

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "receiver_id", nullable = false, updatable = false)
    private long receiverId;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(nullable = false, updatable = false, length = 2000)
    private LocalizedText subject;

    @Column(name = "body_text", nullable = false, updatable = false)
    private LocalizedText text;

    @Column(updatable = false, length = 200)
    private String link;

    @Column(updatable = false, length = 20)
    private Reference document;

    @Column(name = "sent_at", nullable = false, updatable = false)
    private Instant sentAt;

    @Column(name = "read_at")
    private Instant readAt;

    protected Notice() {} // JPA

    public Notice(long id, Reference reference, NoticeDraft draft, Instant now) {
        this.id = id;
        this.reference = reference;
        this.receiverId = draft.receiverId();
        this.bodyId = draft.bodyId();
        this.subject = draft.subject();
        this.text = draft.text();
        this.link = draft.link();
        this.document = draft.document();
        this.sentAt = now;
    }

    /** Records that its receiver has opened it; the first time counts. */
    public void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    /** @return the party that it is for */
    public long receiverId() {
        return receiverId;
    }

    /** @return the body that speaks */
    public long bodyId() {
        return bodyId;
    }

    public LocalizedText subject() {
        return subject;
    }

    /** @return paragraphs, with an empty line between them */
    public LocalizedText text() {
        return text;
    }

    /** @return address of the page that it is about, behind the language; null if there is none */
    public String link() {
        return link;
    }

    /** @return the document that came with it; null if none did */
    public Reference document() {
        return document;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public boolean isRead() {
        return readAt != null;
    }

    /** @return when it was opened first; null until then */
    public Instant readAt() {
        return readAt;
    }
}
