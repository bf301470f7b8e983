package org.dilmun.web.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.FormErrors;

/** The days that a page of the books is about, as the address says; of itself the month that is under way. */
@Named
@RequestScoped
public class LedgerPeriod {

    /** As fields for a day write it; no other years than those of four digits. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    FormErrors errors;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private LocalDate from;
    private LocalDate to;
    private boolean readable = true;

    @PostConstruct
    void read() {
        LocalDate today = country.day(clock.instant());
        to = day("to", today, today);
        from = day("from", to == null ? today : to.withDayOfMonth(1), today);
        if (readable && from.isAfter(to)) {
            wrong("to", "office_ledger.problem.order");
        }
    }

    /** @return null if the field says what is wrong with it */
    private LocalDate day(String field, LocalDate otherwise, LocalDate today) {
        String typed = typed(field);
        if (typed.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(typed, DAY);
            if (!day.isAfter(today)) {
                return day;
            }
            wrong(field, "office_audit.problem.day-to-come");
        } catch (DateTimeException noDay) {
            wrong(field, "office_audit.problem.day");
        }
        return null;
    }

    private void wrong(String field, String problem) {
        errors.add(field, problem);
        readable = false;
    }

    private String typed(String field) {
        return parameters.getOrDefault(field, "").strip();
    }

    /** Whether there is a period to show; otherwise the fields say what is wrong with them. */
    public boolean isReadable() {
        return readable;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return to;
    }

    /** @return the first moment after the period */
    Instant end() {
        return to.plusDays(1).atStartOfDay(country.zone()).toInstant();
    }

    /** As it stands in the field. */
    public String getFrom() {
        return from == null || !typed("from").isEmpty() ? typed("from") : from.toString();
    }

    /** As it stands in the field. */
    public String getTo() {
        return to == null || !typed("to").isEmpty() ? typed("to") : to.toString();
    }

    /** @return of the same days on another page of the books */
    String query() {
        return "?from=" + from + "&to=" + to;
    }
}
