package org.dilmun.ejb.country;

import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;

/** Draws references, of the year in which the country is by the business clock. */
@ApplicationScoped
public class References {

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    private final SecureRandom random = new SecureRandom();

    public Reference next(String prefix) {
        return Reference.create(prefix, country.day(clock.instant()).getYear(), random);
    }
}
