package org.dilmun.ejb.country;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** The clock of the machine. The only class that asks for it. */
@ApplicationScoped
public class SystemClock implements RealClock {

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }
}
