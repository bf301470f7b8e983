package org.dilmun.ejb.school.results;

import java.time.Instant;
import java.util.Optional;

import org.dilmun.ejb.persistence.DatabaseClock;

/** What the database says, as far as a node has heard it. */
final class PlayedClock extends DatabaseClock {

    /** Null: nothing was heard. */
    Instant now;

    @Override
    public void read() {}

    @Override
    public Optional<Instant> instant() {
        return Optional.ofNullable(now);
    }
}
