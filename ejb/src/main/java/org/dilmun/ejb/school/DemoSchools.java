package org.dilmun.ejb.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Student.LastResult;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.StartLock;

/** The classes of the demonstration's schools in this school year and the next, their registrars and some pupils. Never in production. */
@Singleton
@Startup
@DependsOn("DemoFamilies")
@Interceptors(AgainAfterDeadlock.class)
public class DemoSchools {

    private static final int PRIMARY_SEATS = 30;
    private static final int SEATS = 35;
    private static final int LAST_PRIMARY = 6;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    Schools schools;

    @Inject
    Students students;

    @Inject
    Registrars registrars;

    @Inject
    People people;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    StartLock startLock;

    /**
     * The shape of {@code demo-schools.yaml}.
     *
     * @param free seats that are free in a class at the beginning, where nothing else is said
     * @param full schools and grades without a free seat, as {@code school/grade}
     */
    public record Data(int free, Set<String> full, List<DemoRegistrar> registrars, List<DemoPupil> pupils) {}

    /** Who keeps the registers of which schools. */
    public record DemoRegistrar(String personalNumber, List<String> schools) {}

    /**
     * A child of a family of the demonstration, in the grade of its age.
     *
     * @param track null where the grade is divided into none
     */
    public record DemoPupil(String personalNumber, String school, String track, boolean abroad) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files()
                    .find("demo-schools.yaml")
                    .map(file -> file.as(Data.class))
                    .ifPresent(this::fill);
        }
    }

    private void fill(Data data) {
        int year = schools.calendar().yearOf(country.day(clock.instant()));
        schools.list().forEach(school -> open(school, year, data));
        schools.list().forEach(school -> open(school, year + 1, data));
        em.flush();
        data.registrars().forEach(this::appoint);
        data.pupils().forEach(pupil -> enter(pupil, year));
    }

    private void open(School school, int year, Data data) {
        boolean there = em.createQuery(
                                "select count(s) from SeatSection s where s.school = :school and s.year = :year",
                                Long.class)
                        .setParameter("school", school.code())
                        .setParameter("year", year)
                        .getSingleResult()
                > 0;
        if (there) {
            return;
        }
        for (int grade = school.first(); grade <= school.last(); grade++) {
            int free = data.full().contains(school.code() + "/" + grade) ? 0 : data.free();
            List<String> tracks = school.divides(grade) ? school.tracks() : List.of(SeatSection.UNDIVIDED);
            for (String track : tracks) {
                int capacity = grade <= LAST_PRIMARY ? PRIMARY_SEATS : SEATS;
                em.persist(new SeatSection(
                        ids.next(), new SeatGroup(school.code(), year, grade, track), "A", capacity, capacity - free));
            }
        }
    }

    private void appoint(DemoRegistrar registrar) {
        Person person = people.find(registrar.personalNumber()).orElseThrow();
        registrar.schools().forEach(school -> registrars.appoint(person, school));
    }

    private void enter(DemoPupil pupil, int year) {
        Person child = people.find(pupil.personalNumber()).orElseThrow();
        School school = schools.get(pupil.school());
        int grade = schools.ages().expected(child.birthDate(), year);
        if (!students.knows(child) && school.teaches(grade)) {
            String track = school.divides(grade) ? pupil.track() : SeatSection.UNDIVIDED;
            SeatSection section = em.createQuery(
                            "select s from SeatSection s where s.school = :school and s.year = :year and s.grade = :grade"
                                    + " and s.track = :track order by s.id",
                            SeatSection.class)
                    .setParameter("school", school.code())
                    .setParameter("year", year)
                    .setParameter("grade", grade)
                    .setParameter("track", track)
                    .setMaxResults(1)
                    .getSingleResult();
            Student student = students.enter(
                    child,
                    section,
                    LocalDate.of(year, schools.calendar().turns().getMonth(), 1));
            student.report(LastResult.PASSED, pupil.abroad());
        }
    }
}
