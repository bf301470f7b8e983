package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The figures of a body for those who answer for it. They were computed beforehand; here they are only read. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BodyReports {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Figures figures;

    @Inject
    Bodies bodies;

    @Inject
    Access access;

    @Inject
    Caller caller;

    /** @return the bodies whose figures the caller may see, by their code */
    public List<GovernmentBody> bodies() {
        var seen = caller.actor().bodiesWith(Permission.SEE_FIGURES);
        return bodies.list().stream().filter(body -> seen.contains(body.id())).toList();
    }

    /**
     * The figures of that body.
     *
     * @return empty until they were computed
     * @throws Refused if they are not for the caller
     */
    public Optional<BodyReport> of(long bodyId) {
        access.require(Permission.SEE_FIGURES, bodyId, null);
        Optional<Instant> visitedAsOf = figures.computedAt(Figure.Pace.NOW);
        return figures.computedAt(Figure.Pace.LATELY)
                .flatMap(asOf -> visitedAsOf.map(visited -> new BodyReport(asOf, visited, read(bodyId))));
    }

    private Map<Figure.Name, Map<String, Long>> read(long bodyId) {
        var read = new EnumMap<Figure.Name, Map<String, Long>>(Figure.Name.class);
        em.createQuery(
                        "select f.name, f.subject, f.number from Figure f where f.bodyId in (:body, :portal)",
                        Object[].class)
                .setParameter("body", bodyId)
                .setParameter("portal", Figure.PORTAL)
                .getResultStream()
                .forEach(row -> read.computeIfAbsent((Figure.Name) row[0], name -> new HashMap<>())
                        .put((String) row[1], (Long) row[2]));
        return read;
    }
}
