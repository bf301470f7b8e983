package org.dilmun.ejb.school.results;

import java.time.Instant;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.school.results.Hold;
import org.dilmun.domain.school.results.Outcome;

/**
 * A result that its candidate may see.
 *
 * @param exam name of the exam
 * @param years of the school year, {@code 2025/2026}
 * @param round which time in it
 * @param version 1, and one more with each correction
 */
public record PublishedResult(
        LocalizedText exam,
        String years,
        int round,
        Instant publishedAt,
        long seat,
        String name,
        int version,
        Hold hold,
        Outcome outcome) {}
