package org.dilmun.domain.appointment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.Request;

/**
 * The time at which an applicant comes to a place, as a step of the case asks. It has a seat among those whom the place receives at
 * once; the database gives a seat once. A seat that is not used is free again: that of somebody who cancelled, or did not come. Another
 * time is another appointment.
 */
@Entity
@Table(name = "appointment")
public class Appointment {

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "step_id", nullable = false, updatable = false, length = 60)
    private String step;

    @Column(name = "place_code", nullable = false, updatable = false, length = 40)
    private String place;

    @Column(name = "kind_code", nullable = false, updatable = false, length = 40)
    private String kind;

    @Column(name = "starts_at", nullable = false, updatable = false)
    private Instant startsAt;

    @Column(name = "ends_at", nullable = false, updatable = false)
    private Instant endsAt;

    /** From 1; null: given back. */
    @Column
    private Integer seat;

    @Enumerated(EnumType.STRING)
    @Column(name = "appointment_state", nullable = false, length = 10)
    private AppointmentState state = AppointmentState.BOOKED;

    @Column(name = "booked_by", nullable = false, updatable = false, length = 60)
    private String bookedBy;

    @Column(name = "booked_at", nullable = false, updatable = false)
    private Instant bookedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "reminded_at")
    private Instant remindedAt;

    protected Appointment() {} // JPA

    /** @param by the applicant, or the officer who takes in somebody who came without one */
    public Appointment(long id, Request request, Slot slot, int seat, Actor by, Instant now) {
        this.id = id;
        this.requestId = request.id();
        this.step = request.step();
        this.place = slot.place();
        this.kind = slot.kind();
        this.startsAt = slot.from();
        this.endsAt = slot.to();
        this.seat = seat;
        this.bookedBy = by.recorded();
        this.bookedAt = now;
    }

    /**
     * The person has come.
     *
     * @throws AppointmentEnded unless it is booked
     */
    public void keep(Instant now) {
        end(AppointmentState.KEPT, now);
    }

    /**
     * The person has not come.
     *
     * @throws AppointmentEnded unless it is booked
     * @throws AppointmentNotYet before its time
     */
    public void miss(Instant now) {
        if (now.isBefore(startsAt)) {
            throw new AppointmentNotYet();
        }
        end(AppointmentState.MISSED, now);
        seat = null;
    }

    /** @throws AppointmentEnded unless it is booked */
    public void cancel(Instant now) {
        end(AppointmentState.CANCELLED, now);
        seat = null;
    }

    private void end(AppointmentState how, Instant now) {
        if (state != AppointmentState.BOOKED) {
            throw new AppointmentEnded();
        }
        state = how;
        endedAt = now;
    }

    /** Notes that the person need not be reminded any more. */
    public void remind(Instant now) {
        remindedAt = now;
    }

    public boolean isIn(Slot slot) {
        return place.equals(slot.place()) && kind.equals(slot.kind()) && startsAt.equals(slot.from());
    }

    public long id() {
        return id;
    }

    public long requestId() {
        return requestId;
    }

    /** @return id of the step that asks for it */
    public String step() {
        return step;
    }

    /** @return code of the place */
    public String place() {
        return place;
    }

    /** @return code of what is done */
    public String kind() {
        return kind;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public AppointmentState state() {
        return state;
    }

    public boolean isBooked() {
        return state == AppointmentState.BOOKED;
    }

    /** @return when the person was reminded, or did not need to be; null: not yet */
    public Instant remindedAt() {
        return remindedAt;
    }
}
