package org.dilmun.ejb.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.domain.school.Enrolment;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The register of pupils of all schools. Whoever calls has judged who may. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Students {

    private static final String ENROLLED =
            "select new org.dilmun.ejb.school.Pupil(s, p, e) from Student s, Person p, Enrolment e"
                    + " where p.id = s.personId and e.activeStudentId = s.id";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Guardians guardians;

    @Inject
    Kin kin;

    /** @return the pupils for whom that person may act today, the youngest first */
    public List<Pupil> ofGuardian(long partyId) {
        List<Long> wards = guardians.wards(partyId).stream()
                .map(ward -> ward.person().id())
                .toList();
        return wards.isEmpty()
                ? List.of()
                : em.createQuery(ENROLLED + " and s.personId in :wards order by p.birthDate desc, s.id", Pupil.class)
                        .setParameter("wards", wards)
                        .getResultList();
    }

    /** @return empty if there is no such pupil, or none who is enrolled anywhere */
    public Optional<Pupil> find(String number) {
        return em.createQuery(ENROLLED + " and s.number = :number", Pupil.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #find(String)}, by the person. */
    public Optional<Pupil> ofPerson(long partyId) {
        return em.createQuery(ENROLLED + " and s.personId = :person", Pupil.class)
                .setParameter("person", partyId)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #find(String)}, by the id. */
    public Optional<Pupil> find(long studentId) {
        return em.createQuery(ENROLLED + " and s.id = :id", Pupil.class)
                .setParameter("id", studentId)
                .getResultStream()
                .findFirst();
    }

    /** @return of a pupil, whether enrolled anywhere or not any more */
    public String number(long studentId) {
        return em.find(Student.class, studentId).number();
    }

    /** Of two who want to begin something for the same pupil the second waits, and then sees what the first did. */
    public void lock(Student student) {
        em.find(Student.class, student.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return whether a sister or brother of the pupil is in that school */
    public boolean hasSibling(Student student, String school) {
        List<Long> siblings = kin.relatives(student.personId()).entrySet().stream()
                .filter(relative -> relative.getValue() == Relation.SIBLING)
                .map(Map.Entry::getKey)
                .toList();
        return !siblings.isEmpty()
                && em.createQuery(
                                        "select count(e) from Enrolment e, Student s where e.activeStudentId = s.id"
                                                + " and s.personId in :siblings and e.section.school = :school",
                                        Long.class)
                                .setParameter("siblings", siblings)
                                .setParameter("school", school)
                                .getSingleResult()
                        > 0;
    }

    /** @return where the pupil has been, the latest first */
    public List<Enrolment> history(long studentId) {
        return em.createQuery(
                        "select e from Enrolment e where e.studentId = :student order by e.from desc, e.id desc",
                        Enrolment.class)
                .setParameter("student", studentId)
                .getResultList();
    }

    /** @return whether the register has that person */
    public boolean knows(Person person) {
        return em.createQuery("select count(s) from Student s where s.personId = :person", Long.class)
                        .setParameter("person", person.id())
                        .getSingleResult()
                > 0;
    }

    /** Enters a pupil who has a seat in that class already. */
    public Student enter(Person person, SeatSection section, LocalDate from) {
        var student = new Student(ids.next(), number(section.group().year()), person.id());
        em.persist(student);
        em.flush(); // the enrolment refers to it by id only, so JPA cannot know that its row comes first
        em.persist(new Enrolment(ids.next(), student.id(), section, from));
        em.flush(); // whoever looks for a number, or for a pupil, finds it
        return student;
    }

    /** Ends the enrolment and begins the next, on the same day. */
    public void move(Enrolment left, SeatSection section, LocalDate day) {
        left.end(day);
        em.flush(); // before the new one: a pupil is in one school
        em.persist(new Enrolment(ids.next(), left.studentId(), section, day));
    }

    /** The last two digits of the year and six that nobody has. */
    private String number(int year) {
        String number;
        do {
            number =
                    "%02d%06d".formatted(year % 100, ThreadLocalRandom.current().nextInt(1_000_000));
        } while (taken(number));
        return number;
    }

    private boolean taken(String number) {
        return em.createQuery("select count(s) from Student s where s.number = :number", Long.class)
                        .setParameter("number", number)
                        .getSingleResult()
                > 0;
    }
}
