package org.dilmun.ejb.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.domain.analytics.ServiceMonthDays;
import org.dilmun.domain.analytics.ServiceMonthEase;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.analytics.ServicePromise.Month;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * How quickly services are done and how easy they are, over twelve months, for everybody to see. Counted beforehand: the month that is under
 * way each time, one that is over once more while its ratings may be changed, and then never again.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ServiceMonths {

    static final int MONTHS = 12;

    /** Of a month that is over: as long as a rating can be changed. */
    private static final int UNSETTLED_DAYS = 15;

    /** In tenths. */
    private static final int HALF = 5;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    WorkingCalendar calendar;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    /** @return of the month that is under way and the eleven before it */
    public ServicePromise of(String serviceCode) {
        YearMonth last = YearMonth.from(country.day(clock.instant()));
        List<YearMonth> months = months(last);
        var year = new DayCounts();
        Map<YearMonth, DayCounts> days = new HashMap<>();
        em.createQuery(
                        "select d from ServiceMonthDays d where d.serviceCode = :service and d.month >= :first",
                        ServiceMonthDays.class)
                .setParameter("service", serviceCode)
                .setParameter("first", months.get(0).toString())
                .getResultStream()
                .forEach(row -> {
                    year.add(row.days(), row.cases());
                    days.computeIfAbsent(row.month(), first -> new DayCounts()).add(row.days(), row.cases());
                });
        Map<YearMonth, ServiceMonthEase> ease = new HashMap<>();
        em.createQuery(
                        "select e from ServiceMonthEase e where e.serviceCode = :service and e.month >= :first",
                        ServiceMonthEase.class)
                .setParameter("service", serviceCode)
                .setParameter("first", months.get(0).toString())
                .getResultStream()
                .forEach(row -> ease.put(row.month(), row));
        long ratings =
                ease.values().stream().mapToLong(ServiceMonthEase::ratings).sum();
        long stars = ease.values().stream().mapToLong(ServiceMonthEase::stars).sum();
        return new ServicePromise(
                median(year),
                year.all() < RatingSummary.ENOUGH ? null : year.all(),
                average(ratings, stars),
                ratings < RatingSummary.ENOUGH ? null : ratings,
                months.stream()
                        .map(month -> new Month(month, median(days.get(month)), average(ease.get(month))))
                        .toList());
    }

    /** @return the oldest first */
    private static List<YearMonth> months(YearMonth last) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(number -> last.minusMonths(MONTHS - number))
                .toList();
    }

    private static Integer median(DayCounts counts) {
        return counts == null || counts.all() < RatingSummary.ENOUGH ? null : counts.within(HALF);
    }

    private static BigDecimal average(ServiceMonthEase ease) {
        return ease == null ? null : average(ease.ratings(), ease.stars());
    }

    private static BigDecimal average(long ratings, long stars) {
        return ratings < RatingSummary.ENOUGH
                ? null
                : BigDecimal.valueOf(stars).divide(BigDecimal.valueOf(ratings), 1, RoundingMode.HALF_UP);
    }

    /**
     * Counts what has changed since; part of a transaction that holds the lease of the figures. Of the months that nobody has counted yet the
     * newest is counted each time, so that a platform with years behind it is not held up.
     */
    public void compute(Instant asOf) {
        LocalDate today = country.day(asOf);
        YearMonth now = YearMonth.from(today);
        List<?> rows = em.createNativeQuery("select month_of from service_month_counted")
                .getResultList();
        List<YearMonth> counted =
                rows.stream().map(row -> YearMonth.parse(row.toString())).toList();
        Stream<YearMonth> unsettled =
                today.getDayOfMonth() <= UNSETTLED_DAYS ? Stream.of(now, now.minusMonths(1)) : Stream.of(now);
        Stream<YearMonth> behind = months(now).stream()
                .sorted((one, other) -> other.compareTo(one))
                .filter(month -> !counted.contains(month))
                .limit(2);
        Stream.concat(unsettled, behind).distinct().forEach(month -> count(month, counted.contains(month)));
    }

    private void count(YearMonth month, boolean again) {
        em.createQuery("delete from ServiceMonthDays d where d.month = :month")
                .setParameter("month", month.toString())
                .executeUpdate();
        em.createQuery("delete from ServiceMonthEase e where e.month = :month")
                .setParameter("month", month.toString())
                .executeUpdate();
        countDays(month);
        countEase(month);
        if (!again) {
            em.createNativeQuery("insert into service_month_counted (month_of) values (?1)")
                    .setParameter(1, month.toString())
                    .executeUpdate();
        }
    }

    /** Day by day: a day fits the memory, whatever the month holds. */
    private void countDays(YearMonth month) {
        WorkingDays working = calendar.workingDays();
        Map<String, Map<Integer, Long>> took = new HashMap<>();
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> em.createQuery(
                        "select r.serviceCode, r.submittedAt from Request r where r.closedAt >= :from and r.closedAt < :until"
                                + " and r.status = :completed and r.appealOf is null and r.correctionOf is null"
                                + " and r.complaint = false",
                        Object[].class)
                .setParameter("from", start(day))
                .setParameter("until", start(day.plusDays(1)))
                .setParameter("completed", RequestStatus.COMPLETED)
                .getResultStream()
                .forEach(row -> took.computeIfAbsent((String) row[0], first -> new HashMap<>())
                        .merge(working.between(country.day((Instant) row[1]), day), 1L, Long::sum)));
        took.forEach((service, counts) ->
                counts.forEach((days, cases) -> em.persist(new ServiceMonthDays(service, month, days, cases))));
    }

    private void countEase(YearMonth month) {
        em.createQuery(
                        "select r.serviceCode, count(r.stars), sum(r.stars) from Rating r where r.givenAt >= :from"
                                + " and r.givenAt < :until and r.occasion = :applying group by r.serviceCode",
                        Object[].class)
                .setParameter("from", start(month.atDay(1)))
                .setParameter("until", start(month.plusMonths(1).atDay(1)))
                .setParameter("applying", Occasion.APPLYING)
                .getResultList()
                .forEach(row -> em.persist(new ServiceMonthEase(
                        (String) row[0], month, ((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(country.zone()).toInstant();
    }
}
