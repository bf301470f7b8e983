package org.dilmun.ejb.school;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The seats of all schools, as the ministry sees and sets them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SeatBoard {

    /** Seats of a class at most. */
    public static final int MOST = 60;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Schools schools;

    @Inject
    SchoolSeats seats;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    /** Seats of one school in the current school year. */
    public record Total(long capacity, long taken, long reserved, long waiting) {

        static final Total NONE = new Total(0, 0, 0, 0);

        public long free() {
            return capacity - taken - reserved;
        }
    }

    /** Whether the caller sees the cases of the ministry, and so its schools. */
    public boolean isOpen() {
        return schools.body()
                .filter(code ->
                        caller.actor().may(Permission.SEE_CASE, bodies.get(code).id()))
                .isPresent();
    }

    /** @return in which calendar year the school year begins for which pupils change now */
    public int year() {
        return schools.calendar().yearOf(country.day(clock.instant()));
    }

    /** @return by school code; of schools without classes none */
    public Map<String, Total> totals() {
        require(Permission.SEE_CASE, "schools");
        Map<String, Long> waiting = em.createQuery(
                        "select t.to, count(t) from Transfer t where t.stage = :waiting and t.year = :year group by t.to",
                        Object[].class)
                .setParameter("waiting", Transfer.Stage.WAITING)
                .setParameter("year", year())
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
        return em.createQuery(
                        "select s.school, sum(s.capacity), sum(s.taken), sum(s.reserved) from SeatSection s"
                                + " where s.year = :year group by s.school",
                        Object[].class)
                .setParameter("year", year())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> new Total(
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).longValue(),
                                ((Number) row[3]).longValue(),
                                waiting.getOrDefault((String) row[0], 0L))));
    }

    /** @return the classes of that school in the current school year, by grade, track and name; for its registrar and the ministry */
    public List<SeatSection> sections(String school) {
        return em.createQuery(
                        "select s from SeatSection s where s.school = :school and s.year = :year"
                                + " order by s.grade, s.track, s.name",
                        SeatSection.class)
                .setParameter("school", school)
                .setParameter("year", year())
                .getResultList();
    }

    /** @return transfers that wait for a seat in that school or have one, in the order of the line */
    public List<TransferRow> wanting(String school) {
        require(Permission.SEE_CASE, school);
        return em.createQuery(
                        "select new org.dilmun.ejb.school.TransferRow(t, s, p, r) from Transfer t, Student s, Person p, Request r"
                                + " where s.id = t.studentId and p.id = s.personId and r.id = t.requestId"
                                + " and t.openStudentId is not null and t.to = :school",
                        TransferRow.class)
                .setParameter("school", school)
                .getResultStream()
                .sorted(Comparator.comparing(TransferRow::transfer, Transfer.LINE))
                .toList();
    }

    /**
     * Sets how many seats a class has. More of them go to who waits.
     *
     * @param seats 0 or more
     * @throws org.dilmun.domain.school.SeatsInUse if more are reserved and taken
     * @throws SeatsMalformed if it is no number of seats
     */
    public void resize(long section, int seats) {
        require(Permission.WORK_CASE, Long.toString(section));
        if (seats < 0 || seats > MOST) {
            throw new SeatsMalformed(MOST);
        }
        SeatSection resized = this.seats.lock(section);
        int before = resized.capacity();
        resized.resize(seats);
        audit.record(
                "school.seats",
                resized.group().school() + "/" + resized.group().grade() + resized.name(),
                Map.of("before", Integer.toString(before), "seats", Integer.toString(seats)));
    }

    private void require(Permission permission, String object) {
        access.require(permission, bodies.get(schools.body().orElseThrow()).id(), object);
    }
}
