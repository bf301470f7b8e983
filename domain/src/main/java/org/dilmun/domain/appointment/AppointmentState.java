package org.dilmun.domain.appointment;

import java.util.Locale;

/** What became of an appointment. */
public enum AppointmentState {
    BOOKED,
    /** The person came. */
    KEPT,
    /** The person did not come. */
    MISSED,
    /** By the person, who may have taken another, or since the case went on without it. */
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
