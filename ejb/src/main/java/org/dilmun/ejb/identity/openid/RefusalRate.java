package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

/** How many refusals this node writes down of a relying party in a minute; there is one entry for each, and a minute is forgotten by the next. */
@ApplicationScoped
public class RefusalRate {

    static final int A_MINUTE = 10;

    private final ConcurrentMap<Long, Minute> minutes = new ConcurrentHashMap<>();

    private record Minute(Instant begin, int written) {}

    /** @return whether one more may be written down */
    public boolean allows(long relyingParty, Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
        return minutes.merge(
                                relyingParty,
                                new Minute(begin, 1),
                                (before, first) -> before.begin().equals(begin)
                                        ? new Minute(begin, Math.min(before.written() + 1, A_MINUTE + 1))
                                        : first)
                        .written()
                <= A_MINUTE;
    }
}
