package org.dilmun.ejb.country;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The business clock of this node. It stands as far ahead of the real one as the demonstration's row says; never in production. */
@ApplicationScoped
public class MovedClock implements BusinessClock {

    @Inject
    RealClock real;

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /** @return zero unless this is a demonstration whose clock was moved */
    public Duration ahead() {
        return ahead;
    }

    public void stand(Duration aheadOfReal) {
        this.ahead = aheadOfReal;
    }
}
