package org.dilmun.ejb.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.calendar.Holiday;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Workflow.Overdue;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases for which nobody books a time, from a Sunday at eleven on, with five working days to book: until the Sunday after it. */
@OnDatabase
class OverdueBookingsTest {

    private static final String MUHARRAQ = "iga-muharraq";
    private static final LocalDate LAST = LocalDate.of(2017, 11, 12);
    private static final Instant MONDAY_AT_SEVEN = Instant.parse("2017-11-06T04:00:00Z");
    private static final Instant WEDNESDAY_AFTER = Instant.parse("2017-11-15T04:00:00Z");
    private static final LocalizedText NOT_BOOKED = LocalizedText.of("لم تحجز", "You did not book.");
    private static final LocalizedText STAYED_AWAY = LocalizedText.of("لم تحضر", "You did not come.");

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        var visit = new Visit("id-card-enrolment", null, 1, "rejected", STAYED_AWAY);
        office.collecting()
                .open(
                        Fixtures.visiting("strict", visit, 5, Overdue.REJECT, NOT_BOOKED),
                        Fixtures.visiting("mild", visit, 5, Overdue.REMIND, null),
                        Fixtures.visiting("patient", visit));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference waiting(String service) {
        return office.submit(applicant, office.filledIn(applicant, service, "centre"))
                .reference();
    }

    private Request shown(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private Optional<LocalDate> bookBy(Reference reference) {
        return office.as(applicant, () -> office.bean(BookingDeadlines.class)
                .dueOn(office.bean(RequestQueries.class).getOwn(reference)));
    }

    private void book(Reference reference, Instant from) {
        office.does(applicant, () -> office.bean(Appointments.class).book(reference, MUHARRAQ, from, null));
    }

    /** The job, when that day of the country has begun. */
    private void on(String day) {
        office.at(Instant.parse(day + "T05:00:00Z"));
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueBookings.class).work());
    }

    private List<String> notices() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", applicant.id())
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .map(subject -> subject.substring(0, subject.indexOf(':')))
                .toList());
    }

    @Test
    void who_is_reminded_and_books_nothing_is_rejected_in_the_words_of_the_step() {
        Reference reference = waiting("strict");
        assertThat(bookBy(reference)).contains(LAST);
        on("2017-11-07");
        assertThat(notices()).isEmpty();
        on("2017-11-08");
        on("2017-11-09");
        assertThat(notices()).as("once").containsExactly("Please book your appointment");
        on("2017-11-12");
        assertThat(shown(reference).status()).as("on the last day").isEqualTo(RequestStatus.OPEN);
        on("2017-11-13");
        Request rejected = shown(reference);
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        HistoryEntry last = rejected.history().get(rejected.history().size() - 1);
        assertThat(last.reason().saved()).isEqualTo(NOT_BOOKED);
        assertThat(last.actor()).isEqualTo("system:overdue");
        assertThat(office.audited(reference)).contains("request.unbooked");
        assertThat(bookBy(reference)).isEmpty();
        assertThat(office.refusal(applicant, () -> office.bean(Appointments.class)
                        .book(reference, MUHARRAQ, WEDNESDAY_AFTER, null)))
                .isInstanceOf(AppointmentNotAwaited.class);
        on("2017-11-14");
        assertThat(shown(reference).history()).hasSameSizeAs(rejected.history());
    }

    @Test
    void where_the_step_only_reminds_the_case_waits_on() {
        Reference reference = waiting("mild");
        on("2017-11-12");
        assertThat(notices()).isEmpty();
        on("2017-11-13");
        on("2017-11-14");
        assertThat(notices()).containsExactly("You have not booked your appointment yet");
        assertThat(shown(reference).waitingOn()).isEqualTo(WaitingOn.APPOINTMENT);
        book(reference, WEDNESDAY_AFTER);
        assertThat(bookBy(reference)).isEmpty();
    }

    @Test
    void what_is_booked_in_time_may_be_later_and_is_not_ended() {
        Reference reference = waiting("strict");
        book(reference, WEDNESDAY_AFTER);
        on("2017-11-14");
        assertThat(notices()).containsExactly("Your appointment is booked");
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.OPEN);
        office.at(WEDNESDAY_AFTER);
        office.does(officer, () -> office.bean(Desk.class).keep(reference, WEDNESDAY_AFTER));
        on("2017-12-20");
        assertThat(shown(reference).step()).isEqualTo("review");
    }

    @Test
    void who_gives_it_back_or_did_not_come_has_the_time_anew() {
        Reference reference = waiting("strict");
        book(reference, WEDNESDAY_AFTER);
        office.at(Instant.parse("2017-11-08T08:00:00Z"));
        office.does(applicant, () -> office.bean(Appointments.class).cancel(reference, WEDNESDAY_AFTER));
        assertThat(bookBy(reference)).contains(LocalDate.of(2017, 11, 15));
        book(reference, WEDNESDAY_AFTER);
        office.at(WEDNESDAY_AFTER);
        office.does(officer, () -> office.bean(Desk.class).miss(reference, WEDNESDAY_AFTER));
        assertThat(bookBy(reference)).contains(LocalDate.of(2017, 11, 22));
        on("2017-11-22");
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.OPEN);
        on("2017-11-23");
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.REJECTED);
    }

    @Test
    void who_comes_without_an_appointment_is_not_ended_and_nor_is_who_withdraws() {
        Reference reference = waiting("strict");
        office.does(officer, () -> office.bean(Desk.class).walkIn(reference, MUHARRAQ));
        Reference withdrawn = waiting("strict");
        office.does(applicant, () -> {
            Request request = office.bean(RequestQueries.class).getOwn(withdrawn);
            office.bean(Requests.class).withdraw(withdrawn, request.version(), FeeReturn.UNSTATED);
        });
        on("2017-11-13");
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(shown(withdrawn).status()).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void nobody_loses_a_case_for_want_of_a_free_time() {
        Reference reference = waiting("strict");
        office.database().inTransaction(() -> LocalDate.of(2017, 11, 14)
                .datesUntil(LocalDate.of(2018, 2, 1))
                .forEach(day -> office.database()
                        .entityManager()
                        .persist(new Holiday(
                                day, day.toString(), LocalizedText.of("عطلة", "Holiday"), Holiday.State.CONFIRMED))));
        office.at(Instant.parse("2017-11-13T20:00:00Z")); // late on Monday, after the last time of the day
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueBookings.class).work());
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(bookBy(reference)).contains(LocalDate.of(2018, 2, 7));
        assertThat(office.audited(reference)).contains("appointment.none-free");
    }

    @Test
    void a_step_without_a_time_waits_as_long_as_it_takes() {
        Reference reference = waiting("patient");
        assertThat(bookBy(reference)).isEmpty();
        on("2018-11-04");
        assertThat(shown(reference).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void what_is_due_says_until_when() {
        waiting("strict");
        assertThat(office.as(applicant, () -> office.bean(AppointmentObligations.class)
                        .obligations(applicant.id())))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.kind()).isEqualTo(Obligation.Kind.BOOK);
                    assertThat(due.dueOn()).isEqualTo(LAST);
                });
    }

    @Test
    void of_a_booking_and_the_end_at_the_same_moment_one_counts() throws Exception {
        Reference reference = waiting("strict");
        long id = shown(reference).id();
        office.at(MONDAY_AT_SEVEN.plus(Duration.ofDays(7)));
        OverdueBookings overdue = office.bean(OverdueBookings.class);
        var start = new CyclicBarrier(2);
        boolean booked = atOnce(
                () -> {
                    start.await();
                    try {
                        book(reference, WEDNESDAY_AFTER);
                        return true;
                    } catch (Problem late) {
                        assertThat(late).isInstanceOf(AppointmentNotAwaited.class);
                        return false;
                    }
                },
                () -> {
                    start.await();
                    office.does(OverdueBookings.SYSTEM, () -> overdue.seeTo(id));
                    return true;
                });
        assertThat(shown(reference).status()).isEqualTo(booked ? RequestStatus.OPEN : RequestStatus.REJECTED);
        assertThat(bookBy(reference)).isEmpty();
        assertThat(office.as(applicant, () -> office.bean(AppointmentQueries.class)
                        .booked(office.bean(RequestQueries.class).getOwn(reference))
                        .isPresent()))
                .isEqualTo(booked);
    }

    /** @return what the first of them says */
    private static boolean atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> done = pool.invokeAll(List.of(one, other));
            done.get(1).get();
            return done.get(0).get();
        } finally {
            pool.shutdownNow();
        }
    }
}
