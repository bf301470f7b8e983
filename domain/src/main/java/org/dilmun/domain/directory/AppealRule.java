package org.dilmun.domain.directory;

import java.time.LocalDate;

/**
 * How long a refusal can be appealed.
 *
 * @param days calendar days after the day of the refusal; 0: no appeal is taken
 */
public record AppealRule(int days) {

    /** @return the last day on which an appeal is taken */
    public LocalDate lastDay(LocalDate refusedOn) {
        return refusedOn.plusDays(days);
    }
}
