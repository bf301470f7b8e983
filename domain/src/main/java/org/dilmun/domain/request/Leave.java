package org.dilmun.domain.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;

/**
 * The days on which an official of a body is away, and the colleague who stands in. It is over by itself after its last
 * day, and can be ended before; nothing else of it ever changes.
 */
@Entity
@Table(name = "official_leave")
public class Leave {

    /** Days at most, and so many ahead at most: for longer somebody else gets the role. */
    public static final int MOST_DAYS = 366;

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "official_id", nullable = false, updatable = false)
    private long officialId;

    @Column(name = "stand_in_id", nullable = false, updatable = false)
    private long standInId;

    @Column(name = "first_day", nullable = false, updatable = false)
    private LocalDate firstDay;

    @Column(name = "last_day", nullable = false, updatable = false)
    private LocalDate lastDay;

    @Column(name = "entered_by", nullable = false, updatable = false, length = 60)
    private String enteredBy;

    @Column(name = "entered_at", nullable = false, updatable = false)
    private Instant enteredAt;

    @Column(name = "ended_by", length = 60)
    private String endedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** Days from the first to the last, both included, in the country's zone. */
    public record Days(LocalDate first, LocalDate last) {

        /**
         * @param today the first day that can be entered
         * @throws LeaveDaysWrong if one is missing, or they are past, out of order, or more than {@value #MOST_DAYS}
         */
        public static Days of(LocalDate first, LocalDate last, LocalDate today) {
            boolean right = first != null
                    && last != null
                    && !first.isBefore(today)
                    && !last.isBefore(first)
                    && ChronoUnit.DAYS.between(today, first) <= MOST_DAYS
                    && ChronoUnit.DAYS.between(first, last) < MOST_DAYS;
            if (!right) {
                throw new LeaveDaysWrong(MOST_DAYS);
            }
            return new Days(first, last);
        }
    }

    /** Who is away in which body, and who stands in; party ids. */
    public record Parts(long bodyId, long officialId, long standInId) {}

    protected Leave() {} // JPA

    public Leave(long id, Parts parts, Days days, Actor by, Instant now) {
        this.id = id;
        this.bodyId = parts.bodyId();
        this.officialId = parts.officialId();
        this.standInId = parts.standInId();
        this.firstDay = days.first();
        this.lastDay = days.last();
        this.enteredBy = by.recorded();
        this.enteredAt = now;
    }

    /** Ends it before its last day; again changes nothing. */
    public void end(Actor by, Instant now) {
        if (endedAt == null) {
            endedBy = by.recorded();
            endedAt = now;
        }
    }

    /** @return whether it has no end but its last day */
    public boolean stands() {
        return endedAt == null;
    }

    public boolean isOn(LocalDate day) {
        return stands() && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    public long id() {
        return id;
    }

    public long bodyId() {
        return bodyId;
    }

    /** @return party id of who is away */
    public long officialId() {
        return officialId;
    }

    /** @return party id of who stands in */
    public long standInId() {
        return standInId;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    public Instant enteredAt() {
        return enteredAt;
    }
}
