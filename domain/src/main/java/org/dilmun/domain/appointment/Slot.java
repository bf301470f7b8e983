package org.dilmun.domain.appointment;

import java.time.Instant;

/**
 * A time at which a place receives somebody for something.
 *
 * @param place its code
 * @param kind code of what is done
 */
public record Slot(String place, String kind, Instant from, Instant to) {}
