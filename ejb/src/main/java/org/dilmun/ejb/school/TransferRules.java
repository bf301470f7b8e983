package org.dilmun.ejb.school;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Ward;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.Finding;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.TransferPlan;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Cases;

/**
 * What an application for a transfer comes to, and what is wrong with it. Wrong is what nobody can decide otherwise; what the ministry
 * may decide as an exception is a {@link Finding} of the plan.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class TransferRules {

    /** Asks for the child. */
    static final String PUPIL = "child";

    /** Asked for the number of the pupil before: cases of that time go on with it. */
    static final String NUMBER = "pupil";

    static final String SCHOOL = "school";
    static final String TRACK = "track";
    static final String CAUSE = "cause";
    static final String ADMISSION = "admission";
    static final String AFFIDAVIT = "affidavit";

    /** The answer of those who wait for the usual time. */
    private static final String IN_TIME = "regular";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Schools schools;

    @Inject
    Students students;

    @Inject
    Guardians guardians;

    @Inject
    Transfers transfers;

    @Inject
    Cases cases;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** @return problem codes, by field id; empty if nothing is wrong */
    public Map<String, String> judge(Request request) {
        var wrong = new TreeMap<String, String>();
        Optional<Pupil> pupil = pupil(request);
        Optional<School> to = schools.find(answer(request, SCHOOL));
        if (pupil.isEmpty()) {
            wrong.put(asked(request), "school-not-enrolled");
        } else {
            pupil(request, pupil.get()).ifPresent(code -> wrong.put(asked(request), code));
        }
        if (!answer(request, CAUSE).isEmpty() && isTooLate(request)) {
            wrong.put(CAUSE, "school-window-closed");
        }
        if (pupil.isPresent() && to.isPresent()) {
            school(request, pupil.get(), to.get(), wrong);
        }
        return wrong;
    }

    private Optional<Pupil> pupil(Request request) {
        String number = answer(request, NUMBER);
        Optional<Pupil> pupil = number.isEmpty() ? students.ofPerson(cases.subject(request)) : students.find(number);
        return pupil.filter(found -> guardianship(request, found).isPresent());
    }

    private static String asked(Request request) {
        return answer(request, NUMBER).isEmpty() ? PUPIL : NUMBER;
    }

    /** @return by which the applicant may act for the pupil today */
    private Optional<Guardianship> guardianship(Request request, Pupil pupil) {
        return guardians.wards(request.applicantId()).stream()
                .filter(ward -> ward.person().id() == pupil.person().id())
                .map(Ward::guardianship)
                .findFirst();
    }

    private Optional<String> pupil(Request request, Pupil pupil) {
        Student student = pupil.student();
        boolean parent = guardianship(request, pupil)
                .filter(guardianship -> guardianship.ground() == Guardianship.Ground.PARENTHOOD)
                .isPresent();
        if (!parent) {
            return Optional.of("school-guardian-no-parent");
        }
        if (student.certificateAbroad()) {
            return Optional.of("school-certificate-abroad");
        }
        boolean another = transfers
                .open(student)
                .filter(open -> open.requestId() != request.id())
                .isPresent();
        if (another) {
            return Optional.of("school-transfer-open");
        }
        boolean changed = transfers
                .find(request.id())
                .filter(transfer -> transfer.studentId() != student.id())
                .isPresent();
        return changed ? Optional.of("school-pupil-fixed") : Optional.empty();
    }

    private boolean isTooLate(Request request) {
        return answer(request, CAUSE).equals(IN_TIME) && !schools.calendar().isOpen(day(request));
    }

    private void school(Request request, Pupil pupil, School to, Map<String, String> wrong) {
        School from = schools.get(pupil.enrolment().section().group().school());
        SeatGroup wanted = wanted(request, pupil, to);
        if (to.code().equals(from.code())) {
            wrong.put(SCHOOL, "school-same");
        } else if (!to.takes(pupil.person().sex())) {
            wrong.put(SCHOOL, "school-not-for-sex");
        } else if (!to.teaches(wanted.grade())) {
            wrong.put(SCHOOL, "school-grade-not-taught");
        } else if (to.divides(wanted.grade()) && !to.tracks().contains(answer(request, TRACK))) {
            wrong.put(TRACK, "school-track-not-there");
        } else if (!hasClasses(wanted)) {
            wrong.put(SCHOOL, "school-no-classes");
        }
        if (to.isPrivate() && answer(request, ADMISSION).isEmpty()) {
            wrong.put(ADMISSION, "school-admission-missing");
        }
        if (from.isPrivate() && answer(request, AFFIDAVIT).isEmpty()) {
            wrong.put(AFFIDAVIT, "school-affidavit-missing");
        }
    }

    private boolean hasClasses(SeatGroup group) {
        return em.createQuery(
                                "select count(s) from SeatSection s where s.school = :school and s.year = :year"
                                        + " and s.grade = :grade and s.track = :track",
                                Long.class)
                        .setParameter("school", group.school())
                        .setParameter("year", group.year())
                        .setParameter("grade", group.grade())
                        .setParameter("track", group.track())
                        .getSingleResult()
                > 0;
    }

    /** What is asked for by an application in which nothing is wrong. */
    public TransferPlan plan(Request request) {
        Pupil pupil = pupil(request).orElseThrow();
        School to = schools.get(answer(request, SCHOOL));
        School from = schools.get(pupil.enrolment().section().group().school());
        SeatGroup wanted = wanted(request, pupil, to);
        String area = schools.area(pupil.person());
        return new TransferPlan(
                from.code(),
                wanted,
                students.hasSibling(pupil.student(), to.code()),
                to.serves(area),
                Finding.of(
                        pupil.person(),
                        area,
                        pupil.student(),
                        from,
                        to,
                        wanted.grade(),
                        wanted.year(),
                        schools.ages()));
    }

    /** The pupil of an application in which nothing is wrong. */
    public Student student(Request request) {
        return pupil(request).orElseThrow().student();
    }

    private SeatGroup wanted(Request request, Pupil pupil, School to) {
        int year = schools.calendar().yearOf(day(request));
        int grade = pupil.student().gradeIn(year, pupil.enrolment().section().group());
        String track = to.divides(grade) ? answer(request, TRACK) : SeatSection.UNDIVIDED;
        return new SeatGroup(to.code(), year, grade, track);
    }

    /** That of the submission: what came in time stays in time when it is given back and comes again. */
    private LocalDate day(Request request) {
        Instant moment = request.submittedAt() == null ? clock.instant() : request.submittedAt();
        return country.day(moment);
    }

    private static String answer(Request request, String field) {
        return request.answers().getOrDefault(field, "");
    }
}
