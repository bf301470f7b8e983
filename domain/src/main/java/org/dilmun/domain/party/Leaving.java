package org.dilmun.domain.party;

import java.time.LocalDate;

/**
 * That somebody is not among the people of the country any more, as far as a register says so.
 *
 * @param diedOn null: nothing is known of a death
 * @param departedOn the day on which they left the country for good; null: nothing is known of it
 * @param returned that they live here, whatever was known of a departure before; not together with a day of it
 */
public record Leaving(LocalDate diedOn, LocalDate departedOn, boolean returned) {

    /** Nothing is said. */
    public static final Leaving NONE = new Leaving(null, null, false);
}
