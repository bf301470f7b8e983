package org.dilmun.web.directory;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.analytics.Rating;
import org.dilmun.ejb.analytics.ServiceMonths;
import org.dilmun.ejb.analytics.ServicePromise;
import org.dilmun.ejb.analytics.ServicePromise.Month;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How quickly a service is done and how easy it is, in words, bars and a table. */
@RequestScoped
public class ServicePromises {

    /** Of the drawing, in its own units; the rail is below. */
    private static final int HEIGHT = 100;

    private static final int STEP = 30;

    @Inject
    ServiceMonths months;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * @param sentence what it comes to over twelve months
     * @param title of the drawing and of the table
     * @param column of the table
     */
    public record Chart(String id, String sentence, String title, String column, List<Bar> bars) {

        public Bar getFirst() {
            return bars.get(0);
        }

        public Bar getLast() {
            return bars.get(bars.size() - 1);
        }
    }

    /**
     * A month.
     *
     * @param value null if too few were counted
     */
    public record Bar(String month, String value, int x, int y, int height) {}

    /** @return one chart for each thing of which there is enough to tell */
    public List<Chart> of(String serviceCode) {
        ServicePromise promise = months.of(serviceCode);
        var charts = new ArrayList<Chart>();
        if (promise.medianDays() != null) {
            charts.add(days(promise));
        }
        if (promise.ease() != null) {
            charts.add(ease(promise));
        }
        return charts;
    }

    private Chart days(ServicePromise promise) {
        int longest = promise.months().stream()
                .map(Month::medianDays)
                .filter(days -> days != null)
                .max(Integer::compare)
                .orElse(1);
        Object[] facts = {promise.medianDays(), promise.cases()};
        return chart("days", promise, facts, Math.max(1, longest), month -> Optional.ofNullable(month.medianDays())
                .map(days -> BigDecimal.valueOf(days))
                .orElse(null));
    }

    private Chart ease(ServicePromise promise) {
        Object[] facts = {promise.ease().toPlainString(), Rating.BEST, promise.ratings()};
        return chart("ease", promise, facts, Rating.BEST, Month::ease);
    }

    private Chart chart(
            String id, ServicePromise promise, Object[] facts, int highest, Function<Month, BigDecimal> value) {
        List<Month> shown = promise.months();
        return new Chart(
                id,
                messages.text(lang.language(), "service_promise.text." + id, facts),
                messages.text(lang.language(), "service_promise.title." + id),
                messages.text(lang.language(), "service_promise.column." + id),
                IntStream.range(0, shown.size())
                        .mapToObj(number -> bar(number, shown.get(number), highest, value.apply(shown.get(number))))
                        .toList());
    }

    private Bar bar(int number, Month month, int highest, BigDecimal value) {
        int height = value == null ? 0 : Math.max(2, (int) Math.round(value.doubleValue() * HEIGHT / highest));
        return new Bar(
                month.month().format(DateTimeFormatter.ofPattern("MMMM y", lang.getLocale())),
                value == null ? null : value.toPlainString(),
                number * STEP,
                HEIGHT - height,
                height);
    }
}
