package org.dilmun.ejb.demo;

import java.time.Duration;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How far the clock of the demonstration was moved, in the database, for all nodes. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ClockMoves {

    private static final Duration FURTHEST = Duration.ofDays(3650);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Profile profile;

    @Inject
    Access access;

    @Inject
    Audit audit;

    /**
     * Moves the clock forward: what has happened stays in the past.
     *
     * @param days 0 or more
     * @param hours 0 or more
     * @return how far it stands ahead now
     * @throws NotFound in production
     * @throws ClockMoveRefused if it is no move, or goes too far
     */
    public Duration move(long days, long hours) {
        if (!profile.demonstration()) {
            throw new NotFound("demo-clock", "production");
        }
        access.requireAnywhere(Permission.MOVE_CLOCK, null);
        if (!possible(days, FURTHEST.toDays()) || !possible(hours, FURTHEST.toHours()) || days + hours == 0) {
            throw new ClockMoveRefused(FURTHEST);
        }
        em.createNativeQuery("select ahead_seconds from demo_clock where id = 1 for update")
                .getSingleResult();
        Duration ahead = ahead().plusDays(days).plusHours(hours);
        if (ahead.compareTo(FURTHEST) > 0) {
            throw new ClockMoveRefused(FURTHEST);
        }
        em.createNativeQuery("update demo_clock set ahead_seconds = ?1 where id = 1")
                .setParameter(1, ahead.toSeconds())
                .executeUpdate();
        audit.record("clock.move", null, Map.of("days", Long.toString(days), "hours", Long.toString(hours)));
        return ahead;
    }

    private static boolean possible(long number, long most) {
        return number >= 0 && number <= most;
    }

    public Duration ahead() {
        return Duration.ofSeconds(((Number) em.createNativeQuery("select ahead_seconds from demo_clock where id = 1")
                        .getSingleResult())
                .longValue());
    }
}
