package org.dilmun.web.site;

import java.time.Duration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.country.Profile;

/** What every page says of the installation. */
@Named("site")
@RequestScoped
public class SiteView {

    @Inject
    Profile profile;

    @Inject
    MovedClock clock;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    public boolean isDemonstration() {
        return profile.demonstration();
    }

    /** @return by how much the clock was moved; empty if it was not */
    public String getClock() {
        Duration ahead = clock.ahead();
        return ahead.isZero()
                ? ""
                : messages.text(
                        lang.language(),
                        "strip.demo.clock",
                        Long.toString(ahead.toDays()),
                        Integer.toString(ahead.toHoursPart()));
    }
}
