package org.dilmun.ejb.appointment;

import java.time.Instant;

import org.dilmun.domain.appointment.AppointmentState;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * Somebody who comes to a place.
 *
 * @param versionId of the service of the case
 * @param body that decides the case
 * @param kind code of what they come for
 */
public record Guest(
        Reference reference,
        long versionId,
        long body,
        LocalizedText name,
        String kind,
        Instant startsAt,
        AppointmentState state) {}
