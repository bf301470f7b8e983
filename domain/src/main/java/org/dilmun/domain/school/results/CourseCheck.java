package org.dilmun.domain.school.results;

import java.math.BigDecimal;

/**
 * What stands out in a course of an upload, for who approves it.
 *
 * @param candidates who take it
 * @param average of the marks, one decimal; null if nobody takes it
 * @param outliers marks further from the average than three standard deviations
 */
public record CourseCheck(
        String course,
        int candidates,
        int absent,
        int passed,
        BigDecimal average,
        int lowest,
        int highest,
        int outliers) {}
