package org.dilmun.ejb.demo;

import java.time.Duration;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.persistence.AfterMigration;

/** Lets the business clock of this node stand where the demonstration's row says: every node looks each second. */
@Singleton
@Startup
@DependsOn("Migrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(AfterMigration.class)
public class DemoClock {

    @Inject
    Profile profile;

    @Inject
    ClockMoves moves;

    @Inject
    MovedClock clock;

    @PostConstruct
    void start() {
        follow();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "clock of the demonstration")
    public void follow() {
        if (profile.demonstration()) {
            clock.stand(moves.ahead());
        }
    }

    /**
     * Moves the clock forward, on this node at once.
     *
     * @return how far it stands ahead now
     * @see ClockMoves#move
     */
    public Duration move(long days, long hours) {
        Duration ahead = moves.move(days, hours);
        follow();
        return ahead;
    }
}
