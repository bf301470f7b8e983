package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.List;

/** How the average of a candidate is counted: each mark weighs by the credits of its course, and it is rounded once, at the end. */
public record AverageRule(Rounding rounding, int decimals) {

    /**
     * @param marks of one course or more
     * @return per cent, with as many decimals as the rule says
     */
    public BigDecimal average(List<CourseMark> marks) {
        long points = 0;
        long credits = 0;
        for (CourseMark mark : marks) {
            points += (long) mark.mark() * mark.course().credits();
            credits += mark.course().credits();
        }
        return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(credits), decimals, rounding.mode());
    }
}
