package org.dilmun.ejb.country;

import java.time.Clock;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The one clock that business rules read, so that tests and demonstrations can own time. Security reads the real one. */
@ApplicationScoped
public class BusinessClock {

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
