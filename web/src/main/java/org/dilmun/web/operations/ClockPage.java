package org.dilmun.web.operations;

import java.io.IOException;
import java.time.ZonedDateTime;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.demo.DemoClock;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Moves the clock of the demonstration. */
@Named
@RequestScoped
public class ClockPage {

    @Inject
    DemoClock demoClock;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    private String days;
    private String hours;

    public void move() throws IOException {
        try {
            demoClock.move(number(days), number(hours));
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/office/clock"));
        } catch (Problem refused) {
            errors.add("days", refused);
        }
    }

    /** @return -1, which is no move, for what is no number */
    private static long number(String typed) {
        String digits = typed == null ? "" : Digits.western(typed.strip());
        return digits.isEmpty() ? 0 : digits.matches("[0-9]{1,6}") ? Long.parseLong(digits) : -1;
    }

    public ZonedDateTime getNow() {
        return clock.instant().atZone(country.zone());
    }

    public String getDays() {
        return days;
    }

    public void setDays(String days) {
        this.days = days;
    }

    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }
}
