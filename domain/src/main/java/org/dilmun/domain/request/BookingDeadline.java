package org.dilmun.domain.request;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.directory.Workflow;

/**
 * Until when the applicant of a case has to book the appointment that it waits for. It is there as long as nothing is booked and the
 * step sets a time, and begins anew whenever what was booked is given up or missed. Whoever changes it holds the lock of the case.
 */
@Entity
@Table(name = "booking_deadline")
public class BookingDeadline {

    /** So many working days before the last one the applicant is told at most; of a short time when half of it is over. */
    private static final int REMINDED_BEFORE = 3;

    @Id
    @Column(name = "request_id")
    private long requestId;

    @Column(name = "due_on", nullable = false)
    private LocalDate dueOn;

    @Column(name = "remind_on")
    private LocalDate remindOn;

    @Column(nullable = false)
    private boolean watched;

    protected BookingDeadline() {} // JPA

    public BookingDeadline(Request request) {
        this.requestId = request.id();
    }

    /**
     * Counts the time of the step from that day on.
     *
     * @param step with a time, of at least one working day
     */
    public void begin(Workflow.Step step, LocalDate today, WorkingDays days) {
        int before = Math.min(REMINDED_BEFORE, step.due() / 2);
        dueOn = days.plus(today, step.due());
        remindOn = step.overdue() == Workflow.Overdue.REJECT ? days.plus(today, step.due() - before) : null;
        watched = step.overdue() != null;
    }

    /** Notes that the applicant was told that the time comes to an end. */
    public void remind() {
        remindOn = null;
    }

    /** Notes that what happens when it is overdue has happened. */
    public void takeOverdue() {
        watched = false;
        remindOn = null;
    }

    /** @param last the latest last day that has passed */
    public boolean isOverdue(LocalDate last) {
        return watched && !dueOn.isAfter(last);
    }

    public boolean isToBeReminded(LocalDate today) {
        return remindOn != null && !remindOn.isAfter(today);
    }

    public long requestId() {
        return requestId;
    }

    /** @return the last day on which it can be booked in time */
    public LocalDate dueOn() {
        return dueOn;
    }
}
