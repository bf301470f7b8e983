package org.dilmun.ejb.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.Figure;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Counts what people looked at, searched for and said of the pages in the last 30 days. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class UsageQueries {

    /** Today among them. */
    static final int DAYS = 30;

    private static final String SERVICE_PAGE = "/services/";

    /** A text that fewer searches share is shown to nobody: it may be one person's, and may name somebody. */
    private static final int SHARED = 3;

    private static final int MOST_TEXTS = 20;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Directory directory;

    @Inject
    Country country;

    /** Adds how often each service in force was looked at, and that to how much it is used. */
    public void addVisits(Tally figures, LocalDate today) {
        Map<String, Long> bodies = bodies();
        rows(
                        "select service_code, sum(visits) from visit_count where day_on >= ?1 and service_code <> ''"
                                + " group by service_code",
                        today)
                .forEach(row -> {
                    String service = (String) row[0];
                    long visits = ((Number) row[1]).longValue();
                    if (bodies.containsKey(service)) {
                        figures.add(Figure.Name.VISITED, bodies.get(service), service, visits);
                        figures.add(Figure.Name.USED, bodies.get(service), service, visits);
                    }
                });
    }

    /** Adds how many searches there were, how many found nothing, and for which words. */
    public void addSearches(Tally figures, LocalDate today) {
        rows(
                        "select case when hits = 0 then 1 else 0 end, sum(searches) from search_count where day_on >= ?1"
                                + " group by case when hits = 0 then 1 else 0 end",
                        today)
                .forEach(row -> {
                    long searches = ((Number) row[1]).longValue();
                    figures.add(Figure.Name.SEARCHES, Figure.PORTAL, searches);
                    if (((Number) row[0]).intValue() == 1) {
                        figures.add(Figure.Name.SEARCHED_IN_VAIN, Figure.PORTAL, searches);
                    }
                });
        rows(
                        "select search_text, sum(searches) from search_count where day_on >= ?1 and hits = 0 and search_text <> ''"
                                + " group by search_text having sum(searches) >= " + SHARED
                                + " order by sum(searches) desc, search_text limit " + MOST_TEXTS,
                        today)
                .forEach(row -> figures.add(
                        Figure.Name.NOT_FOUND, Figure.PORTAL, (String) row[0], ((Number) row[1]).longValue()));
    }

    /** Adds what people said of the pages: of a service's page to the service's body, of others to the portal. */
    public void addFeedback(Tally figures, LocalDate today) {
        Map<String, Long> bodies = bodies();
        em.createQuery(
                        "select f.path, f.useful, count(f) from PageFeedback f where f.givenAt >= :from"
                                + " group by f.path, f.useful",
                        Object[].class)
                .setParameter("from", since(today).atStartOfDay(country.zone()).toInstant())
                .getResultStream()
                .forEach(row -> {
                    String path = (String) row[0];
                    boolean useful = (Boolean) row[1];
                    String service = path.startsWith(SERVICE_PAGE) ? path.substring(SERVICE_PAGE.length()) : "";
                    figures.add(
                            useful ? Figure.Name.USEFUL : Figure.Name.NOT_USEFUL,
                            bodies.getOrDefault(service, Figure.PORTAL),
                            path,
                            ((Number) row[2]).longValue());
                });
    }

    /** @return id of the body of each service in force, by the service's code */
    private Map<String, Long> bodies() {
        return directory.list().stream().collect(Collectors.toMap(Service::code, service -> service.body()
                .id()));
    }

    private List<Object[]> rows(String sql, LocalDate today) {
        List<?> found = em.createNativeQuery(sql).setParameter(1, since(today)).getResultList();
        return found.stream().map(row -> (Object[]) row).toList();
    }

    private static LocalDate since(LocalDate today) {
        return today.minusDays(DAYS - 1L);
    }
}
