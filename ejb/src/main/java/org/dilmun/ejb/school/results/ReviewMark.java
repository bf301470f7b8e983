package org.dilmun.ejb.school.results;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.results.ExamResult;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.party.PersonKeys;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaymentOrders;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.ServiceHandler;

/**
 * A grievance against the mark of one course: within the days of the law, by whose result it is or who may act for them, one for each
 * course and sitting, whoever of them files it.
 * It can be upheld once a higher mark has been approved; then the fee goes back.
 */
@ApplicationScoped
public class ReviewMark implements ServiceHandler {

    /** The form's question for the course. */
    private static final String COURSE = "course";

    private static final String TWICE = "exam-grievance-twice";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    OwnResult own;

    @Inject
    Cases cases;

    @Inject
    People people;

    @Inject
    PersonKeys keys;

    @Inject
    ResultCorrections corrections;

    @Inject
    PaymentOrders orders;

    @Inject
    MoneyBack moneyBack;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Caller caller;

    @Override
    public String service() {
        return "exam-grievance";
    }

    @Override
    public Set<String> fields() {
        return Set.of(OwnResult.SEAT, COURSE);
    }

    @Override
    public Map<String, String> prefill(Person applicant) {
        return own.prefill(applicant);
    }

    @Override
    public Map<String, String> validate(Request request) {
        Optional<PublishedResult> result = own.of(request);
        if (result.isEmpty()) {
            return Map.of(OwnResult.SEAT, "exam-result-not-own");
        }
        String course = request.answers().get(COURSE);
        if (result.get().outcome().courses().stream()
                .noneMatch(each -> each.course().code().equals(course))) {
            return Map.of(COURSE, "exam-course-not-taken");
        }
        if (country.day(clock.instant()).isAfter(lastDay(result.get()))) {
            return Map.of(OwnResult.SEAT, "exam-grievance-late");
        }
        return before(request) ? Map.of(COURSE, TWICE) : Map.of();
    }

    private LocalDate lastDay(PublishedResult result) {
        return calendar.workingDays()
                .plus(country.day(result.publishedAt()), catalogue.grievance().workingDays());
    }

    /** Of pupil and guardians who hand one in at the same moment the second waits, and then sees the first. */
    @Override
    public void submit(Request request) {
        em.createQuery(
                        "select r from ExamResult r where r.personKey = :pupil and r.seat = :seat order by r.id",
                        ExamResult.class)
                .setParameter("pupil", keys.of(people.get(cases.subject(request))))
                .setParameter("seat", SeatNumber.parse(request.answers().get(OwnResult.SEAT)))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (before(request)) {
            throw AnswersRefused.of(Map.of(COURSE, TWICE));
        }
    }

    /** Whether there is one of the pupil about the same course of the same seat, unless it was withdrawn. */
    private boolean before(Request request) {
        return em.createQuery(
                        "select r from Request r where (r.subjectId = :pupil or (r.applicantId = :pupil and r.subjectId is null))"
                                + " and r.serviceCode = :service and r.submittedAt is not null"
                                + " and r.status <> :withdrawn and r.id <> :id",
                        Request.class)
                .setParameter("pupil", cases.subject(request))
                .setParameter("service", service())
                .setParameter("withdrawn", RequestStatus.WITHDRAWN)
                .setParameter("id", request.id())
                .getResultStream()
                .anyMatch(other -> other.isApplication() && sameMatter(other, request));
    }

    private static boolean sameMatter(Request one, Request other) {
        return SeatNumber.find(one.answers().get(OwnResult.SEAT))
                        .equals(SeatNumber.find(other.answers().get(OwnResult.SEAT)))
                && one.answers().get(COURSE).equals(other.answers().get(COURSE));
    }

    /** @throws MarkNotRaised unless a higher mark has been approved for it */
    @Override
    public void complete(Request request) {
        if (!corrections.raised(request.reference(), request.answers().get(COURSE))) {
            throw new MarkNotRaised(request.reference());
        }
        orders.findFor(request).map(order -> orders.lock(order.id())).ifPresent(this::giveBack);
    }

    private void giveBack(PaymentOrder order) {
        if (order.status() == OrderStatus.PAID
                && moneyBack.takings(order).kept().isPresent()) {
            moneyBack.owe(
                    order,
                    new Refund.Ground(
                            RefundCause.OFFICIAL, reason(), caller.actor().recorded()));
        }
    }

    /** The payer reads it in whatever language: it is one text. */
    private String reason() {
        LocalizedText reason = catalogue.grievance().refundReason();
        return country.languages().stream()
                .map(reason::in)
                .distinct()
                .reduce((first, second) -> first + "\n" + second)
                .orElseThrow();
    }
}
