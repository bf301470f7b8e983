package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.util.List;

/**
 * What people applied for and looked at in the 30 days before a moment, weighed as {@link FigureQueries} says.
 *
 * @param services codes, the most used first; never empty
 */
public record MostUsed(Instant asOf, List<String> services) {}
