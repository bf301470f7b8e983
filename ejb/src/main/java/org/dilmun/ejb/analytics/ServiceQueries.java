package org.dilmun.ejb.analytics;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.analytics.ServiceReport.Afterwards;
import org.dilmun.ejb.analytics.ServiceReport.PageUse;
import org.dilmun.ejb.analytics.ServiceReport.Rated;
import org.dilmun.ejb.analytics.ServiceReport.Rejection;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Counts how a service was used and what people said of it. Appeals and corrections are no use of it, and are left out. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ServiceQueries {

    private static final int MOST_COMMENTS = 100;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Country country;

    public long visits(String code, MonthSpan span) {
        return sum(days(
                "select sum(visits) from visit_count where service_code = ?1 and day_on between ?2 and ?3",
                code,
                span));
    }

    public long started(String code, MonthSpan span) {
        return sum(days(
                "select sum(times) from form_page_count where service_code = ?1 and day_on between ?2 and ?3"
                        + " and event_name = 'STARTED'",
                code,
                span));
    }

    private static long sum(Query query) {
        return Optional.ofNullable((Number) query.getSingleResult())
                .map(Number::longValue)
                .orElse(0L);
    }

    private Query days(String sql, String code, MonthSpan span) {
        return em.createNativeQuery(sql)
                .setParameter(1, code)
                .setParameter(2, span.firstDay())
                .setParameter(3, span.lastDay());
    }

    /** @return in no order */
    public List<PageUse> pages(String code, MonthSpan span) {
        var counts = new TreeMap<String, Map<FormEvent.Kind, Long>>();
        List<?> rows = days(
                        "select page_id, event_name, sum(times) from form_page_count where service_code = ?1"
                                + " and day_on between ?2 and ?3 and page_id <> '' group by page_id, event_name",
                        code,
                        span)
                .getResultList();
        rows.stream().map(Object[].class::cast).forEach(row -> counts.computeIfAbsent(
                        (String) row[0], page -> new EnumMap<>(FormEvent.Kind.class))
                .put(FormEvent.Kind.valueOf((String) row[1]), ((Number) row[2]).longValue()));
        return counts.entrySet().stream()
                .map(page -> new PageUse(
                        page.getKey(),
                        page.getValue().getOrDefault(FormEvent.Kind.OPENED, 0L),
                        page.getValue().getOrDefault(FormEvent.Kind.PASSED, 0L)))
                .toList();
    }

    public long submitted(String code, MonthSpan span) {
        return within(
                        "select count(r) from Request r where r.serviceCode = :service and r.submittedAt >= :from"
                                + " and r.submittedAt < :until and r.appealOf is null and r.correctionOf is null and r.complaint = false",
                        Long.class,
                        code,
                        span)
                .getSingleResult();
    }

    public Afterwards afterwards(String code, MonthSpan span) {
        Object[] counts = within(
                        "select count(r.appealOf), count(r.correctionOf), sum(case when r.complaint = true then 1 else 0 end)"
                                + " from Request r where r.serviceCode = :service and r.submittedAt >= :from"
                                + " and r.submittedAt < :until",
                        Object[].class,
                        code,
                        span)
                .getSingleResult();
        long complaints = counts[2] == null ? 0 : ((Number) counts[2]).longValue(); // there is no sum of nothing
        return new Afterwards((Long) counts[0], (Long) counts[1], complaints);
    }

    private <T> TypedQuery<T> within(String query, Class<T> type, String code, MonthSpan span) {
        return em.createQuery(query, type)
                .setParameter("service", code)
                .setParameter("from", span.begin(country.zone()))
                .setParameter("until", span.end(country.zone()));
    }

    /** Of a request that was rejected more than once the last rejection counts. */
    public List<Rejection> rejections(String code, MonthSpan span) {
        var reasons = new HashMap<Long, Optional<LocalizedText>>();
        within(
                        "select r.id, h.savedReason from HistoryEntry h join h.request r where r.serviceCode = :service"
                                + " and r.closedAt >= :from and r.closedAt < :until and r.appealOf is null and r.correctionOf is null and r.complaint = false"
                                + " and r.status = :rejected and h.to = :rejected order by h.number",
                        Object[].class,
                        code,
                        span)
                .setParameter("rejected", RequestStatus.REJECTED)
                .getResultStream()
                .forEach(row -> reasons.put((Long) row[0], Optional.ofNullable((LocalizedText) row[1])));
        return reasons.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(counted -> new Rejection(counted.getKey().orElse(null), counted.getValue()))
                .sorted(Comparator.comparing(Rejection::requests).reversed())
                .toList();
    }

    /** @return nothing of an occasion that too few have rated */
    public List<Rated> ratings(String code, MonthSpan span) {
        var byStars = new EnumMap<Occasion, Map<Integer, Long>>(Occasion.class);
        within(
                        "select r.occasion, r.stars, count(r.stars) from Rating r where r.serviceCode = :service"
                                + " and r.givenAt >= :from and r.givenAt < :until group by r.occasion, r.stars",
                        Object[].class,
                        code,
                        span)
                .getResultStream()
                .forEach(row -> byStars.computeIfAbsent((Occasion) row[0], occasion -> new TreeMap<>())
                        .put((Integer) row[1], ((Number) row[2]).longValue()));
        return byStars.entrySet().stream()
                .map(rated -> new Rated(rated.getKey(), rated.getValue(), List.of()))
                .filter(rated -> rated.ratings() >= RatingSummary.ENOUGH)
                .map(rated -> new Rated(rated.occasion(), rated.byStars(), comments(code, span, rated.occasion())))
                .toList();
    }

    /** In an order that says nothing of when each was written. */
    private List<String> comments(String code, MonthSpan span, Occasion occasion) {
        return within(
                        "select r.comment from Rating r where r.serviceCode = :service and r.givenAt >= :from"
                                + " and r.givenAt < :until and r.occasion = :occasion and r.comment is not null"
                                + " order by r.stars, r.comment",
                        String.class,
                        code,
                        span)
                .setParameter("occasion", occasion)
                .setMaxResults(MOST_COMMENTS)
                .getResultList();
    }
}
