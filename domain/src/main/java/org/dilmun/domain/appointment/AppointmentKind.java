package org.dilmun.domain.appointment;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What people come for.
 *
 * @param bring what to have with one; null: nothing is said
 * @param minutes that one takes
 * @param ahead days for which it can be booked, beside today
 * @param change hours before it, until which it may be moved or cancelled
 */
public record AppointmentKind(LocalizedText name, LocalizedText bring, int minutes, int ahead, int change) {}
