package org.dilmun.web.office;

import java.time.ZonedDateTime;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.analytics.BodyFigures;
import org.dilmun.ejb.analytics.Figures;
import org.dilmun.ejb.country.Country;

/** What the bodies that an official works for have to do and got today. */
@Named
@RequestScoped
public class OfficeFigures {

    @Inject
    Figures figures;

    @Inject
    Country country;

    private BodyFigures shown;

    @PostConstruct
    void load() {
        shown = figures.ofCaller().orElse(null);
    }

    /** Null as long as nothing was computed. */
    public BodyFigures getShown() {
        return shown;
    }

    public ZonedDateTime getAsOf() {
        return shown == null ? null : shown.asOf().atZone(country.zone());
    }
}
