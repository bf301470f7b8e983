package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * By what an exam is judged. It is data of the country.
 *
 * @param secondSitting courses at most that may be failed and sat again
 * @param honours the average, as it is printed, from which on who failed no course is on the honour list; null: there is none
 * @param bands in any order
 */
public record ExamRules(PassRule pass, int secondSitting, AverageRule average, BigDecimal honours, List<Band> bands) {

    public ExamRules {
        bands = bands.stream()
                .sorted(Comparator.comparingInt(Band::from).reversed())
                .toList();
    }

    /** @return empty below all of them */
    public Optional<Band> band(BigDecimal marks) {
        return bands.stream()
                .filter(band -> marks.compareTo(BigDecimal.valueOf(band.from())) >= 0)
                .findFirst();
    }
}
