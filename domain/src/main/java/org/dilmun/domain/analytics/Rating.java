package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.dilmun.domain.request.Request;

/** What an applicant says of a service, of one request: one answer for each occasion, which may be changed for a while. */
@Entity
@Table(name = "rating")
@IdClass(Rating.Key.class)
public class Rating {

    public static final int WORST = 1;
    public static final int BEST = 5;

    /** What is rated, and since when it can be. */
    public enum Occasion {
        /** How easy it was to apply: from the submission on. */
        APPLYING(Request::submittedAt),
        /** How the service was: from the end of a request that was submitted. */
        OUTCOME(request -> request.submittedAt() == null ? null : request.closedAt());

        @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
        private final Function<Request, Instant> since;

        Occasion(Function<Request, Instant> since) {
            this.since = since;
        }

        /** @return empty as long as there is nothing to rate; neither an appeal nor a correction is a service that one could rate */
        public Optional<Instant> since(Request request) {
            return request.isApplication() ? Optional.ofNullable(since.apply(request)) : Optional.empty();
        }

        /** @return of which a request is asked now: once it has ended, how the service was */
        public static Occasion of(Request request) {
            return request.status().closed() ? OUTCOME : APPLYING;
        }
    }

    @Id
    @Column(name = "request_id", updatable = false)
    private long requestId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(updatable = false, length = 10)
    private Occasion occasion;

    @Column(name = "service_code", nullable = false, updatable = false, length = 60)
    private String serviceCode;

    @Column(nullable = false)
    private int stars;

    @Column(name = "comment_text", length = Comment.LENGTH)
    private String comment;

    @Column(name = "given_at", nullable = false, updatable = false)
    private Instant givenAt;

    /** The request and what of it is rated. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long requestId;
        private Occasion occasion;

        public Key() {} // JPA

        public Key(long requestId, Occasion occasion) {
            this.requestId = requestId;
            this.occasion = occasion;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && requestId == that.requestId && occasion == that.occasion;
        }

        @Override
        public int hashCode() {
            return Objects.hash(requestId, occasion);
        }
    }

    protected Rating() {} // JPA

    /**
     * @param stars from {@link #WORST} to {@link #BEST}
     * @throws RatingOutOfRange if they are fewer or more
     */
    public Rating(Request request, Occasion occasion, int stars, Instant now) {
        this.requestId = request.id();
        this.occasion = occasion;
        this.serviceCode = request.serviceCode();
        this.stars = within(stars);
        this.givenAt = now;
    }

    /** @throws RatingOutOfRange if there are no so many stars */
    public void change(int given) {
        stars = within(given);
    }

    private static int within(int given) {
        if (given < WORST || given > BEST) {
            throw new RatingOutOfRange(WORST, BEST);
        }
        return given;
    }

    /**
     * @param text why; null or blank: nothing more
     * @throws CommentTooLong if it has more than 500 characters, each line break being one
     */
    public void explain(String text) {
        comment = Comment.cleaned(text);
    }

    public Occasion occasion() {
        return occasion;
    }

    public int stars() {
        return stars;
    }

    /** @return null if nothing was written */
    public String comment() {
        return comment;
    }
}
