package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.util.List;

/**
 * What people applied for in the last 30 days before a moment.
 *
 * @param services codes, the most used first; never empty
 */
public record MostUsed(Instant asOf, List<String> services) {}
