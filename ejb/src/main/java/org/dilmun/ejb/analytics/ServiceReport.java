package org.dilmun.ejb.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import org.dilmun.domain.analytics.Rating;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * How a service fared in some months. Of nobody: there is no case and no person in it.
 *
 * @param visits of its page
 * @param started applications that were begun on the portal
 * @param submitted requests, through any channel
 * @param completed requests, whenever submitted
 * @param rejected requests, whenever submitted
 * @param afterwards what people asked for besides, or objected to
 * @param pages of the form and its review that were opened, in no order
 * @param reasons for which requests were rejected, the most frequent first
 * @param ratings of each occasion of which there are enough
 * @param times that decided requests took, altogether first and then by step
 */
public record ServiceReport(
        long visits,
        long started,
        long submitted,
        long completed,
        long rejected,
        Afterwards afterwards,
        List<PageUse> pages,
        List<Rejection> reasons,
        List<Rated> ratings,
        List<Took> times) {

    /** Appeals against rejections, corrections of completed records, and complaints, that were submitted. */
    public record Afterwards(long appeals, long corrections, long complaints) {}

    /**
     * A page of the form.
     *
     * @param page its id
     * @param opened how often somebody opened it
     * @param passed how often somebody went on from it
     */
    public record PageUse(String page, long opened, long passed) {}

    /** @param reason text that the service has saved; null: a reason in words of its own, which may name somebody */
    public record Rejection(LocalizedText reason, long requests) {}

    /**
     * What applicants said.
     *
     * @param byStars how many gave so many stars; what nobody gave is missing
     * @param comments the worst first
     */
    public record Rated(Rating.Occasion occasion, Map<Integer, Long> byStars, List<String> comments) {

        public long ratings() {
            return byStars.values().stream().mapToLong(ratings -> ratings).sum();
        }

        /** @return stars, rounded half up to tenths */
        public BigDecimal average() {
            long stars = byStars.entrySet().stream()
                    .mapToLong(given -> given.getKey() * given.getValue())
                    .sum();
            return BigDecimal.valueOf(stars).divide(BigDecimal.valueOf(ratings()), 1, RoundingMode.HALF_UP);
        }
    }

    /**
     * How long it took, in working days.
     *
     * @param step id; null: from the submission to the decision
     * @param count how many were counted
     * @param half of them or more took at most so many
     * @param nineTenths of them or more took at most so many
     */
    public record Took(String step, long count, int half, int nineTenths) {}
}
