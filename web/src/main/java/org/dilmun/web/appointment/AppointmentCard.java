package org.dilmun.web.appointment;

import java.time.LocalDate;

/**
 * The appointment that a case waits for, as its applicant sees it.
 *
 * @param kind what they come for
 * @param booked null: none yet
 * @param bookBy last day to book one; null: none is set, or one is booked
 * @param endsThen whether the case is rejected after it
 * @param url where one is taken or moved; null: it cannot be moved any more
 */
public record AppointmentCard(String kind, Booked booked, LocalDate bookBy, boolean endsThen, String url) {

    /**
     * One that is taken.
     *
     * @param time of the day, {@code 10:15}
     * @param bring what to have with one; null: nothing is said
     * @param file where it can be had for a calendar
     * @param changeable whether it may still be moved or cancelled
     */
    public record Booked(
            LocalDate day,
            String time,
            String place,
            String address,
            String bring,
            String file,
            String shown,
            boolean changeable) {}
}
