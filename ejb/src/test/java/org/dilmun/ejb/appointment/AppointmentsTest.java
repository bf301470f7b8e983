package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.appointment.AppointmentNotYet;
import org.dilmun.domain.appointment.AppointmentState;
import org.dilmun.domain.calendar.Holiday;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Cases that wait for their applicants to come, at the real places of the country, on a Sunday at eleven. */
@OnDatabase
class AppointmentsTest {

    private static final String MUHARRAQ = "iga-muharraq"; // receives three at once
    private static final LocalDate MONDAY = LocalDate.of(2017, 11, 6);
    private static final Instant MONDAY_AT_SEVEN = Instant.parse("2017-11-06T04:00:00Z");
    private static final Instant MONDAY_AT_EIGHT = Instant.parse("2017-11-06T05:00:00Z");
    private static final Instant TUESDAY_AT_SEVEN = Instant.parse("2017-11-07T04:00:00Z");
    private static final LocalizedText STAYED_AWAY = LocalizedText.of("لم تحضر", "You did not come.");

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Appointments appointments;
    private Desk desk;

    @BeforeEach
    void arrange() {
        office.collecting()
                .open(
                        Fixtures.visiting("visit", new Visit("id-card-enrolment", null, 1, "rejected", STAYED_AWAY)),
                        Fixtures.visiting(
                                "elsewhere",
                                new Visit("id-card-enrolment", List.of("iga-isa-town"), 0, "review", null)));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        appointments = office.bean(Appointments.class);
        desk = office.bean(Desk.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference waiting(Actor actor, String service) {
        return office.submit(actor, office.filledIn(actor, service, "centre")).reference();
    }

    private Reference waiting() {
        return waiting(applicant, "visit");
    }

    private Request shown(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private void book(Reference reference, Instant from, Instant shown) {
        office.does(applicant, () -> appointments.book(reference, MUHARRAQ, from, shown));
    }

    private Problem refused(Reference reference, Instant from, Instant shown) {
        return office.refusal(applicant, () -> appointments.book(reference, MUHARRAQ, from, shown));
    }

    private int free(Instant from) {
        return office.database().inTransaction(() -> {
            var place = office.bean(Places.class).get(MUHARRAQ);
            return office
                    .bean(Slots.class)
                    .of(place, "id-card-enrolment", LocalDate.ofInstant(from, ZoneOffset.UTC))
                    .stream()
                    .filter(open -> open.slot().from().equals(from))
                    .mapToInt(Slots.OpenSlot::free)
                    .sum();
        });
    }

    private List<String> notices() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", applicant.id())
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    @Test
    void who_has_booked_comes_and_the_case_goes_on_to_the_officer() {
        Reference reference = waiting();
        assertThat(shown(reference).waitingOn()).isEqualTo(WaitingOn.APPOINTMENT);
        assertThat(free(MONDAY_AT_SEVEN)).isEqualTo(3);
        book(reference, MONDAY_AT_SEVEN, null);
        assertThat(free(MONDAY_AT_SEVEN)).isEqualTo(2);
        assertThat(office.refusal(officer, () -> desk.keep(reference, MONDAY_AT_SEVEN)))
                .isInstanceOf(AppointmentNotYet.class);

        office.at(MONDAY_AT_SEVEN);
        office.does(officer, () -> desk.keep(reference, MONDAY_AT_SEVEN));
        assertThat(shown(reference).step()).isEqualTo("review");
        assertThat(office.as(
                        officer, () -> office.bean(AppointmentQueries.class).guests(MUHARRAQ, MONDAY)))
                .extracting(Guest::reference, Guest::state)
                .containsExactly(tuple(reference, AppointmentState.KEPT));
        assertThat(office.refusal(officer, () -> desk.miss(reference, MONDAY_AT_SEVEN)))
                .isInstanceOf(AppointmentChanged.class);
        assertThat(office.act(officer, reference, "approve", null, "").status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(office.audited(reference)).contains("appointment.book", "appointment.keep");
        assertThat(notices()).containsExactly("Your appointment is booked: Service with a time limit");
    }

    @Test
    void moving_gives_the_old_time_to_others_and_so_does_cancelling() {
        Reference reference = waiting();
        book(reference, MONDAY_AT_SEVEN, null);
        book(reference, MONDAY_AT_EIGHT, MONDAY_AT_SEVEN);
        assertThat(free(MONDAY_AT_SEVEN)).isEqualTo(3);
        assertThat(free(MONDAY_AT_EIGHT)).isEqualTo(2);
        book(reference, MONDAY_AT_EIGHT, MONDAY_AT_EIGHT);
        assertThat(free(MONDAY_AT_EIGHT)).as("the same once more").isEqualTo(2);
        office.does(applicant, () -> appointments.cancel(reference, MONDAY_AT_EIGHT));
        assertThat(free(MONDAY_AT_EIGHT)).isEqualTo(3);
        assertThat(shown(reference).waitingOn()).isEqualTo(WaitingOn.APPOINTMENT);
        assertThat(notices())
                .extracting(subject -> subject.substring(0, subject.indexOf(':')))
                .containsExactly(
                        "Your appointment is booked",
                        "Your appointment has been moved",
                        "Your appointment has been cancelled");
    }

    @Test
    void from_two_hours_before_it_an_appointment_stays_as_it_is() {
        Reference reference = waiting();
        book(reference, MONDAY_AT_SEVEN, null);
        office.at(Instant.parse("2017-11-06T02:00:00Z"));
        book(reference, MONDAY_AT_EIGHT, MONDAY_AT_SEVEN);
        office.at(Instant.parse("2017-11-06T03:00:01Z"));
        assertThat(refused(reference, TUESDAY_AT_SEVEN, MONDAY_AT_EIGHT)).isInstanceOf(AppointmentTooLate.class);
        assertThat(office.refusal(applicant, () -> appointments.cancel(reference, MONDAY_AT_EIGHT)))
                .isInstanceOf(AppointmentTooLate.class);
    }

    @Test
    void nobody_books_what_is_not_offered() {
        Reference reference = waiting();
        assertThat(refused(reference, Instant.parse("2017-11-05T07:45:00Z"), null))
                .isInstanceOf(SlotGone.class);
        assertThat(refused(reference, Instant.parse("2017-11-06T04:05:00Z"), null))
                .isInstanceOf(SlotGone.class);
        assertThat(refused(reference, Instant.parse("2017-11-10T04:00:00Z"), null))
                .isInstanceOf(SlotGone.class);
        assertThat(refused(reference, Instant.parse("2017-12-06T04:00:00Z"), null))
                .isInstanceOf(SlotGone.class);
        office.database().inTransaction(() -> office.database()
                .entityManager()
                .persist(new Holiday(
                        MONDAY, "announced", LocalizedText.of("عطلة", "Holiday"), Holiday.State.CONFIRMED)));
        assertThat(refused(reference, MONDAY_AT_SEVEN, null))
                .as("closed meanwhile")
                .isInstanceOf(SlotGone.class);
        assertThat(refused(waiting(applicant, "elsewhere"), TUESDAY_AT_SEVEN, null))
                .as("at a place that the service does not offer")
                .isInstanceOf(SlotGone.class);
        Reference other = waiting(officer, "visit");
        assertThat(refused(other, TUESDAY_AT_SEVEN, null))
                .as("for somebody else")
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_case_that_waits_for_something_else_takes_no_appointment() {
        Reference reference = waiting();
        office.as(applicant, () -> {
            Request request = office.bean(RequestQueries.class).getOwn(reference);
            return office.bean(Requests.class).withdraw(reference, request.version(), FeeReturn.UNSTATED);
        });
        assertThat(refused(reference, MONDAY_AT_SEVEN, null)).isInstanceOf(AppointmentNotAwaited.class);
    }

    @Test
    void a_withdrawal_gives_the_time_to_others() {
        Reference reference = waiting();
        book(reference, MONDAY_AT_SEVEN, null);
        office.does(applicant, () -> {
            Request request = office.bean(RequestQueries.class).getOwn(reference);
            Request withdrawn = office.bean(Requests.class).withdraw(reference, request.version(), FeeReturn.UNSTATED);
            office.bean(EndAppointments.class).moved(withdrawn, RequestStatus.OPEN);
        });
        assertThat(free(MONDAY_AT_SEVEN)).isEqualTo(3);
    }

    @Test
    void who_does_not_come_may_book_anew_once_and_is_rejected_then() {
        Reference reference = waiting();
        book(reference, MONDAY_AT_SEVEN, null);
        office.at(MONDAY_AT_SEVEN.minusSeconds(1));
        assertThat(office.refusal(officer, () -> desk.miss(reference, MONDAY_AT_SEVEN)))
                .isInstanceOf(AppointmentNotYet.class);
        office.at(MONDAY_AT_EIGHT);
        office.does(officer, () -> desk.miss(reference, MONDAY_AT_SEVEN));
        assertThat(shown(reference).waitingOn()).isEqualTo(WaitingOn.APPOINTMENT);
        assertThat(notices()).last().isEqualTo("You did not come to your appointment: Service with a time limit");

        book(reference, TUESDAY_AT_SEVEN, null);
        office.at(TUESDAY_AT_SEVEN);
        office.does(officer, () -> desk.miss(reference, TUESDAY_AT_SEVEN));
        Request rejected = shown(reference);
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(rejected.history()
                        .get(rejected.history().size() - 1)
                        .reason()
                        .saved())
                .isEqualTo(STAYED_AWAY);
    }

    @Test
    void where_the_step_says_so_the_case_of_who_did_not_come_goes_on() {
        Reference reference = waiting(applicant, "elsewhere");
        office.does(applicant, () -> appointments.book(reference, "iga-isa-town", MONDAY_AT_SEVEN, null));
        office.at(MONDAY_AT_SEVEN);
        office.does(officer, () -> desk.miss(reference, MONDAY_AT_SEVEN));
        assertThat(shown(reference).step()).isEqualTo("review");
    }

    @Test
    void who_comes_without_an_appointment_gets_the_time_that_runs_while_somebody_can_be_received() {
        Reference reference = waiting();
        Instant elevenOClock = Fixtures.NOW;
        office.does(officer, () -> desk.walkIn(reference, MUHARRAQ));
        office.does(officer, () -> desk.keep(reference, elevenOClock));
        assertThat(shown(reference).step()).isEqualTo("review");

        Reference own = waiting(officer, "visit");
        assertThat(office.refusal(officer, () -> desk.walkIn(own, MUHARRAQ))).isInstanceOf(OwnCase.class);
        assertThat(office.refusal(applicant, () -> desk.walkIn(own, MUHARRAQ))).isInstanceOf(Refused.class);
        Reference elsewhere = waiting(applicant, "elsewhere");
        assertThat(office.refusal(officer, () -> desk.walkIn(elsewhere, MUHARRAQ)))
                .isInstanceOf(AppointmentNotAwaited.class);
        office.at(Instant.parse("2017-11-05T11:15:00Z"));
        Reference late = waiting();
        assertThat(office.refusal(officer, () -> desk.walkIn(late, MUHARRAQ))).isInstanceOf(NoSeatNow.class);
    }

    @Test
    void the_day_before_each_is_reminded_once() {
        Reference reference = waiting();
        book(reference, TUESDAY_AT_SEVEN, null);
        remind();
        assertThat(notices()).hasSize(1);
        office.at(Instant.parse("2017-11-05T21:00:00Z")); // midnight of Monday
        remind();
        remind();
        assertThat(notices()).hasSize(2).last().isEqualTo("Your appointment: Service with a time limit");

        Reference soon = waiting();
        book(soon, Instant.parse("2017-11-07T05:00:00Z"), null);
        remind();
        assertThat(notices()).as("what was told today is not told again").hasSize(3);
    }

    private void remind() {
        office.does(Actor.system("appointment-reminders"), () -> office.bean(RemindOfAppointments.class)
                .work());
    }

    @Test
    void of_twelve_who_want_the_same_three_seats_at_once_three_get_one() throws Exception {
        book(waiting(), MONDAY_AT_EIGHT, null);
        var calls = new ArrayList<Callable<String>>();
        var start = new CyclicBarrier(12);
        for (int i = 0; i < 12; i++) {
            Actor each = office.person("8501014" + (10 + i));
            Reference reference = waiting(each, "visit");
            calls.add(() -> attempt(start, each, reference, MONDAY_AT_SEVEN));
        }
        List<String> outcomes = at(calls);
        assertThat(outcomes).filteredOn("booked"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("SlotTaken"::equals).hasSize(9);
        assertThat(free(MONDAY_AT_SEVEN)).isZero();
        assertThat(office.as(
                        officer, () -> office.bean(AppointmentQueries.class).guests(MUHARRAQ, MONDAY)))
                .hasSize(4);
    }

    @Test
    void of_two_windows_of_one_person_one_books_and_the_other_is_told() throws Exception {
        Reference reference = waiting();
        var start = new CyclicBarrier(2);
        List<String> outcomes = at(List.of(
                () -> attempt(start, applicant, reference, MONDAY_AT_SEVEN),
                () -> attempt(start, applicant, reference, MONDAY_AT_EIGHT)));
        assertThat(outcomes).containsExactlyInAnyOrder("booked", "AppointmentChanged");
        assertThat(free(MONDAY_AT_SEVEN) + free(MONDAY_AT_EIGHT)).isEqualTo(5);
    }

    private String attempt(CyclicBarrier start, Actor each, Reference reference, Instant from) throws Exception {
        start.await();
        try {
            office.does(each, () -> appointments.book(reference, MUHARRAQ, from, null));
            return "booked";
        } catch (Problem refusal) {
            return refusal.getClass().getSimpleName();
        }
    }

    private static List<String> at(List<Callable<String>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var outcomes = new ArrayList<String>();
            for (Future<String> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
