package org.dilmun.domain.analytics;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody's answer to the question whether a page was useful. It says nothing of who gave it. */
@Entity
@Table(name = "page_feedback")
public class PageFeedback {

    @Id
    private long id;

    /** The page's address behind the language; empty: the home page. */
    @Column(name = "page_path", nullable = false, updatable = false, length = 100)
    private String path;

    @Column(nullable = false, updatable = false, length = 8)
    private String language;

    @Column(nullable = false, updatable = false)
    private boolean useful;

    @Column(name = "comment_text", updatable = false, length = Comment.LENGTH)
    private String comment;

    @Column(name = "given_at", nullable = false, updatable = false)
    private Instant givenAt;

    protected PageFeedback() {} // JPA

    /**
     * @param comment what to improve; null or blank if nothing was written
     * @throws CommentTooLong if it has more than 500 characters, each line break being one
     */
    public PageFeedback(long id, String path, String language, boolean useful, String comment, Instant now) {
        this.id = id;
        this.path = path;
        this.language = language;
        this.useful = useful;
        this.comment = Comment.cleaned(comment);
        this.givenAt = now;
    }
}
