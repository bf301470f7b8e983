package org.dilmun.web.studio;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;

import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.calendar.MonthSpanRefused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** The months that a page tells of: those that were asked for, or the last three. */
@RequestScoped
public class ChosenMonths {

    private static final int AT_FIRST = 3;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private MonthSpan span;
    private YearMonth current;

    /** A month to choose. */
    public record Choice(String value, String label) {}

    @PostConstruct
    void open() {
        var today = country.day(clock.instant());
        current = YearMonth.from(today);
        span = MonthSpan.until(today, AT_FIRST);
        if (parameters.containsKey("from") || parameters.containsKey("to")) {
            try {
                span = MonthSpan.parse(parameters.get("from"), parameters.get("to"));
            } catch (MonthSpanRefused refused) {
                errors.add("from", refused);
            }
        }
    }

    public MonthSpan span() {
        return span;
    }

    /** The youngest first: two years, and what was asked for. */
    public List<Choice> choices() {
        return Stream.concat(
                        IntStream.range(0, MonthSpan.LONGEST).mapToObj(current::minusMonths),
                        Stream.of(span.first(), span.last()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(month -> new Choice(
                        month.toString(),
                        month.format(DateTimeFormatter.ofPattern("MMMM y", lang.getLocale()))))
                .toList();
    }
}
