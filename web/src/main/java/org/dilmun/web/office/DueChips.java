package org.dilmun.web.office;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How much time is left for a task, in working days. */
@RequestScoped
public class DueChips {

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    BusinessClock clock;

    private WorkingDays workingDays;

    /** Colour and words. */
    public record Chip(String kind, String text) {}

    public Chip of(Optional<LocalDate> dueOn) {
        if (dueOn.isEmpty()) {
            return new Chip("", messages.text(lang.language(), "office_inbox.due.none"));
        }
        if (workingDays == null) { // once a page, not once a row
            workingDays = calendar.workingDays();
        }
        LocalDate today = country.day(clock.instant());
        int left = workingDays.between(today, dueOn.get());
        if (dueOn.get().isBefore(today)) {
            return new Chip("bad", messages.text(lang.language(), "office_inbox.due.late", -left));
        }
        if (dueOn.get().equals(today)) {
            return new Chip("warn", messages.text(lang.language(), "office_inbox.due.today"));
        }
        return new Chip(left <= 1 ? "warn" : "ok", messages.text(lang.language(), "office_inbox.due.left", left));
    }
}
