package org.dilmun.ejb.school;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Where seats are free in the school year for which pupils change now: everybody may know. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SeatOffers {

    private static final Comparator<SeatGroup> ORDER =
            Comparator.comparing(SeatGroup::grade).thenComparing(SeatGroup::track);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Schools schools;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** One grade of a school, in one track. */
    public record Offer(SeatGroup group, int free, int waiting) {}

    /** A school and what it has, by grade and track. */
    public record SchoolOffers(School school, List<Offer> offers) {}

    /** @return in which calendar year that school year begins; of a country of which no schools are known the current one */
    public int year() {
        var today = country.day(clock.instant());
        return schools.body().isPresent() ? schools.calendar().yearOf(today) : today.getYear();
    }

    /** @return in the order of the country's file, without schools that have no classes then */
    public List<SchoolOffers> list() {
        int year = year();
        var free = new TreeMap<String, Map<SeatGroup, Integer>>();
        em.createQuery("select s from SeatSection s where s.year = :year", SeatSection.class)
                .setParameter("year", year)
                .getResultStream()
                .forEach(section -> free.computeIfAbsent(section.group().school(), code -> new TreeMap<>(ORDER))
                        .merge(section.group(), section.free(), Integer::sum));
        var waiting = new TreeMap<String, Map<SeatGroup, Integer>>();
        em.createQuery("select t from Transfer t where t.stage = :waiting and t.year = :year", Transfer.class)
                .setParameter("waiting", Transfer.Stage.WAITING)
                .setParameter("year", year)
                .getResultStream()
                .map(Transfer::wanted)
                .forEach(group -> waiting.computeIfAbsent(group.school(), code -> new TreeMap<>(ORDER))
                        .merge(group, 1, Integer::sum));
        return schools.list().stream()
                .filter(school -> free.containsKey(school.code()))
                .map(school -> new SchoolOffers(
                        school, offers(free.get(school.code()), waiting.getOrDefault(school.code(), Map.of()))))
                .toList();
    }

    private static List<Offer> offers(Map<SeatGroup, Integer> free, Map<SeatGroup, Integer> waiting) {
        return free.entrySet().stream()
                .map(entry -> new Offer(entry.getKey(), entry.getValue(), waiting.getOrDefault(entry.getKey(), 0)))
                .toList();
    }
}
