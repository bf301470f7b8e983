package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.util.Map;

import org.dilmun.domain.analytics.Figure;

/**
 * What the last 30 days came to for a body, and what of it is counted for the whole portal.
 *
 * @param asOf of when the figures are
 * @param visitedAsOf of when the visits are, which are counted more often
 * @param figures by their name and then by what they count; both may be missing where nothing was counted
 */
public record BodyReport(Instant asOf, Instant visitedAsOf, Map<Figure.Name, Map<String, Long>> figures) {

    /** @return by service, channel, day, page or text; empty if nothing was counted */
    public Map<String, Long> by(Figure.Name name) {
        return figures.getOrDefault(name, Map.of());
    }

    /** @return of a figure that counts no single thing; 0 if nothing was counted */
    public long number(Figure.Name name) {
        return by(name).getOrDefault("", 0L);
    }
}
