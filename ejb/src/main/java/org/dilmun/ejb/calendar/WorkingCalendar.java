package org.dilmun.ejb.calendar;

import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.calendar.Holiday;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The days on which the government of this country works. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class WorkingCalendar {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Country country;

    public WorkingDays workingDays() {
        return em.createQuery("select h from Holiday h", Holiday.class)
                .getResultStream()
                .map(Holiday::day)
                .collect(Collectors.collectingAndThen(
                        Collectors.toSet(), holidays -> new WorkingDays(country.weekend(), holidays)));
    }
}
