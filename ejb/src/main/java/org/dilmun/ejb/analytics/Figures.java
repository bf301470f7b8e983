package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.Money;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.analytics.FigureRefresh;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.JobLeases;

/** The numbers that pages show. They are computed beforehand, so that nothing is counted while a person waits. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Figures {

    static final String JOB = "figures";

    /** What the last 30 days came to is computed so many times less often. */
    private static final int SELDOM = 20;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    FigureQueries queries;

    @Inject
    LatelyQueries lately;

    @Inject
    RatingSummaries ratings;

    @Inject
    ServiceMonths months;

    @Inject
    TaskAges ages;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    JobLeases leases;

    @Inject
    BusinessClock clock;

    /** From one computing of what holds now to the next: with the timer's step below a minute. */
    @Inject
    @ConfigProperty(name = "dilmun.analytics.seconds", defaultValue = "30")
    String seconds;

    /** Computes the figures of that pace if they are due; what was computed is dropped if another node has the lease by then. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refresh(Figure.Pace pace) {
        Instant now = clock.instant();
        if (!isDue(pace, now)) {
            return;
        }
        List<Figure> computed =
                switch (pace) {
                    case NOW -> queries.compute(now);
                    case LATELY -> lately.compute(now);
                };
        if (leases.hold(JOB)) {
            em.createQuery("delete from Figure f where f.name in :names")
                    .setParameter("names", Figure.Name.of(pace))
                    .executeUpdate();
            computed.forEach(em::persist);
            if (pace == Figure.Pace.LATELY) {
                ratings.compute(now);
                months.compute(now);
                ages.compute(now);
            }
            em.find(FigureRefresh.class, FigureRefresh.idOf(pace)).computed(now);
        }
    }

    /** A time ahead of the clock is one from before the clock was moved. */
    private boolean isDue(Figure.Pace pace, Instant now) {
        Duration rest = Duration.ofSeconds(Long.parseLong(seconds));
        Duration interval = pace == Figure.Pace.NOW ? rest : rest.multipliedBy(SELDOM);
        return computedAt(pace)
                .map(at -> Duration.between(at, now).abs().compareTo(interval) >= 0)
                .orElse(true);
    }

    /** @return what the bodies whose cases the caller sees have to do and got today; empty until it was computed */
    public Optional<BodyFigures> ofCaller() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.SEE_CASE);
        return bodies.isEmpty() ? Optional.empty() : computedAt(Figure.Pace.NOW).map(asOf -> ofBodies(bodies, asOf));
    }

    private BodyFigures ofBodies(Set<Long> bodies, Instant asOf) {
        Map<Figure.Name, Long> sums = new EnumMap<>(Figure.Name.class);
        em.createQuery(
                        "select f.name, sum(f.number) from Figure f where f.bodyId in :bodies"
                                + " and f.subject = '' and f.name in :names group by f.name",
                        Object[].class)
                .setParameter("bodies", bodies)
                .setParameter("names", Figure.Name.of(Figure.Pace.NOW))
                .getResultStream()
                .forEach(row -> sums.put((Figure.Name) row[0], ((Number) row[1]).longValue()));
        return new BodyFigures(
                asOf,
                sums.getOrDefault(Figure.Name.PENDING, 0L),
                sums.getOrDefault(Figure.Name.OVERDUE, 0L),
                sums.getOrDefault(Figure.Name.DUE_TODAY, 0L),
                Money.ofMinor(country.currency(), sums.getOrDefault(Figure.Name.COLLECTED, 0L)),
                Money.ofMinor(country.currency(), sums.getOrDefault(Figure.Name.REFUNDED, 0L)));
    }

    /** @return empty if in the last 30 days nobody applied for anything and nobody looked at a service */
    public Optional<MostUsed> mostUsed() {
        List<String> services = em.createQuery(
                        "select f.subject from Figure f where f.name = :used group by f.subject"
                                + " order by sum(f.number) desc, f.subject",
                        String.class)
                .setParameter("used", Figure.Name.USED)
                .getResultList();
        return services.isEmpty()
                ? Optional.empty()
                : computedAt(Figure.Pace.NOW).map(asOf -> new MostUsed(asOf, services));
    }

    /** @return of when the figures of that pace are; empty until they have been computed once */
    public Optional<Instant> computedAt(Figure.Pace pace) {
        return em.find(FigureRefresh.class, FigureRefresh.idOf(pace)).computedAt();
    }
}
