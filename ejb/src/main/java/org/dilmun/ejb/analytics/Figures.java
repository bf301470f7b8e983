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
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.Ids;

/** The numbers that pages show. They are computed beforehand, so that nothing is counted while a person waits. */
@Stateless
public class Figures {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    FigureQueries queries;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    BusinessClock business;

    /** From one computing to the next, and so long nobody else takes a computing over: with the timer's step below a minute. */
    @Inject
    @ConfigProperty(name = "dilmun.analytics.seconds", defaultValue = "30")
    String seconds;

    /** @return the moment of business to compute them for, if the figures are due and this node may compute them; empty if another does or has */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Instant> claim() {
        Instant now = clock.instant();
        int claimed = em.createQuery("update FigureRefresh r set r.leaseOwner = :owner, r.leasedUntil = :until"
                        + " where r.id = :only and r.leasedUntil <= :now")
                .setParameter("owner", ids.owner())
                .setParameter("until", now.plus(Duration.ofSeconds(Long.parseLong(seconds))))
                .setParameter("only", FigureRefresh.ONLY)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : Optional.of(business.instant());
    }

    /** Computes all figures as of that moment; ignored if another node has claimed them meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refresh(Instant asOf) {
        List<Figure> computed = queries.compute(asOf);
        int mine = em.createQuery("update FigureRefresh r set r.computedAt = :asOf"
                        + " where r.id = :only and r.leaseOwner = :owner")
                .setParameter("asOf", asOf)
                .setParameter("only", FigureRefresh.ONLY)
                .setParameter("owner", ids.owner())
                .executeUpdate();
        if (mine == 1) {
            em.createQuery("delete from Figure f").executeUpdate();
            computed.forEach(em::persist);
        }
    }

    /** @return what the bodies whose cases the caller sees have to do and got today; empty until it was computed */
    public Optional<BodyFigures> ofCaller() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.SEE_CASE);
        return bodies.isEmpty() ? Optional.empty() : computedAt().map(asOf -> ofBodies(bodies, asOf));
    }

    private BodyFigures ofBodies(Set<Long> bodies, Instant asOf) {
        Map<Figure.Name, Long> sums = new EnumMap<>(Figure.Name.class);
        em.createQuery(
                        "select f.name, sum(f.number) from Figure f where f.bodyId in :bodies group by f.name",
                        Object[].class)
                .setParameter("bodies", bodies)
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

    /** @return empty if nobody applied for anything in the last 30 days */
    public Optional<MostUsed> mostUsed() {
        List<String> services = em.createQuery(
                        "select f.serviceCode from Figure f where f.name = :submitted group by f.serviceCode"
                                + " order by sum(f.number) desc, f.serviceCode",
                        String.class)
                .setParameter("submitted", Figure.Name.SUBMITTED)
                .getResultList();
        return services.isEmpty() ? Optional.empty() : computedAt().map(asOf -> new MostUsed(asOf, services));
    }

    private Optional<Instant> computedAt() {
        return em.find(FigureRefresh.class, FigureRefresh.ONLY).computedAt();
    }
}
