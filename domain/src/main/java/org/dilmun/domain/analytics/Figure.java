package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A number that pages show, computed beforehand; of when it is stands in {@link FigureRefresh}, once for all of its pace. */
@Entity
@Table(name = "figure")
@IdClass(Figure.Key.class)
public class Figure {

    /** Stands for the body in figures that belong to none. */
    public static final long PORTAL = 0;

    private static final String NO_SUBJECT = "";

    /** How fresh figures are. */
    public enum Pace {
        /** What holds now. */
        NOW,
        /** What the last 30 days came to, today among them: more to count, and nobody acts on it within minutes. */
        LATELY
    }

    /** What is counted. */
    public enum Name {
        /** Tasks that are to be done. */
        PENDING(Pace.NOW),
        /** Those of them whose last day has passed. */
        OVERDUE(Pace.NOW),
        /** Those of them whose last day is today. */
        DUE_TODAY(Pace.NOW),
        /** Minor units that payers paid for the body today. */
        COLLECTED(Pace.NOW),
        /** Minor units that the body gave back today, less what was refused afterwards: it can be below zero. */
        REFUNDED(Pace.NOW),
        /** Requests of the last 30 days, by service. */
        SUBMITTED(Pace.NOW),
        /** Visits of the last 30 days, by service. */
        VISITED(Pace.NOW),
        /** What both of them weigh together, by service. */
        USED(Pace.NOW),
        /** Requests, by channel. */
        BY_CHANNEL(Pace.LATELY),
        /** Requests, by the day on which they were submitted. */
        BY_DAY(Pace.LATELY),
        /** Requests that were completed, whenever submitted. */
        COMPLETED(Pace.LATELY),
        /** Requests that were rejected, whenever submitted. */
        REJECTED(Pace.LATELY),
        /** Working days within which half of these decisions or more were made, counted from the submission. */
        DECISION_DAYS(Pace.LATELY),
        /** Searches on the portal. */
        SEARCHES(Pace.LATELY),
        /** Those of them that found nothing. */
        SEARCHED_IN_VAIN(Pace.LATELY),
        /** Those of them again, by text, the most frequent. */
        NOT_FOUND(Pace.LATELY),
        /** Answers that a page was useful, by its address; of a service's page they belong to the service's body. */
        USEFUL(Pace.LATELY),
        /** Answers that a page was not useful, likewise. */
        NOT_USEFUL(Pace.LATELY);

        private final Pace pace;

        Name(Pace pace) {
            this.pace = pace;
        }

        /** @return all that are computed together */
        public static Set<Name> of(Pace pace) {
            return Stream.of(values()).filter(name -> name.pace == pace).collect(Collectors.toUnmodifiableSet());
        }
    }

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "figure_name", updatable = false, length = 20)
    private Name name;

    @Id
    @Column(name = "body_id", updatable = false)
    private long bodyId;

    /** The service, channel, day, page or text that is counted; never null, as part of the key. */
    @Id
    @Column(updatable = false, length = 100)
    private String subject;

    @Column(name = "figure", nullable = false, updatable = false)
    private long number;

    /** What is counted, and of whom. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private Name name;
        private long bodyId;
        private String subject;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && name == that.name
                    && bodyId == that.bodyId
                    && Objects.equals(subject, that.subject);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, bodyId, subject);
        }
    }

    protected Figure() {} // JPA

    private Figure(Name name, long bodyId, String subject, long number) {
        this.name = name;
        this.bodyId = bodyId;
        this.subject = subject;
        this.number = number;
    }

    /** @param bodyId or {@link #PORTAL} */
    public static Figure of(Name name, long bodyId, long number) {
        return new Figure(name, bodyId, NO_SUBJECT, number);
    }

    /** @param bodyId or {@link #PORTAL} */
    public static Figure of(Name name, long bodyId, String subject, long number) {
        return new Figure(name, bodyId, subject, number);
    }
}
