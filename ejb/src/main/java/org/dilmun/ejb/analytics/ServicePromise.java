package org.dilmun.ejb.analytics;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * How quickly a service is done and how easy it is, over twelve months. What comes of fewer than five cases or ratings is null: it would
 * tell of persons.
 *
 * @param medianDays working days within which half of the completed requests or more were done
 * @param cases of how many that is
 * @param ease stars for how easy it was to apply, in tenths
 * @param ratings of how many people that is
 * @param months the oldest first
 */
public record ServicePromise(
        Integer medianDays, Long cases, BigDecimal ease, Long ratings, List<ServicePromise.Month> months) {

    /** As for all of them together. */
    public record Month(YearMonth month, Integer medianDays, BigDecimal ease) {}

    /** Whether there is anything to tell. */
    public boolean told() {
        return medianDays != null || ease != null;
    }
}
