package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** A Sunday, 11:00 in Bahrain; its day began at 21:00 UTC. */
@OnDatabase
class FiguresTest {

    private static final Instant NOW = Fixtures.NOW;
    private static final Instant DAY_BEGAN = Instant.parse("2017-11-04T21:00:00Z");
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount OWED = ofChart(ChartAccount.REFUNDS_PAYABLE);

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private Instant now = NOW;
    private Figures figures;
    private long iga;
    private long gdt;
    private long version;
    private Person applicant;
    private int events;

    @BeforeEach
    void arrange() {
        database.with(Caller.class, caller).with(BusinessClock.class, () -> now);
        database.inTransaction(() -> {
            var text = LocalizedText.of("جهة", "Body");
            var data = new Bodies.BodyData("iga", text, null, "authority", text);
            database.bean(Publications.class).takeOver("release", List.of(data), List.of(ID_CARD));
            iga = database.bean(Bodies.class).get("iga").id();
            gdt = database.bean(Ids.class).next();
            database.entityManager().persist(new GovernmentBody(gdt, "gdt", text, null, "authority", text));
            version = database.bean(Publications.class).inForce().stream()
                    .map(ServiceVersion::id)
                    .findFirst()
                    .orElseThrow();
            var profile = new Person.Profile(text, LocalDate.of(1985, 1, 1), Sex.FEMALE, "BHR", true, null, null, null);
            database.bean(Directory.class);
            applicant = database.bean(People.class).register(new PersonalNumber("850101345"), profile);
        });
        figures = database.bean(Figures.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_body_sees_its_tasks_and_the_money_of_its_day() {
        database.inTransaction(() -> {
            Request case1 = submitted("id-card-replacement", iga, NOW);
            Request case2 = submitted("vehicle-renewal", gdt, NOW);
            task(case1, "2017-11-03").claim(officer(iga));
            task(case1, "2017-11-04");
            task(case1, "2017-11-05");
            task(case1, "2017-11-06");
            task(case1, null);
            task(case1, "2017-11-04").cancel(NOW);
            task(case1, "2017-11-05").finish(officer(iga), NOW);
            task(case2, "2017-11-04");
        });
        book(DAY_BEGAN.minusMillis(1), EntryKind.CAPTURE, move(CARDS, payableTo(iga), "7.000"));
        book(
                DAY_BEGAN,
                EntryKind.CAPTURE,
                move(CARDS, payableTo(iga), "4.000"),
                move(CARDS, ofChart(ChartAccount.PLATFORM_FEES), "0.500"));
        book(NOW, EntryKind.CAPTURE, move(CARDS, payableTo(iga), "10.000"));
        book(NOW, EntryKind.CAPTURE, move(CARDS, payableTo(gdt), "40.000"));
        book(NOW, EntryKind.REFUND_OWED, move(payableTo(iga), OWED, "4.000"));
        book(NOW, EntryKind.REFUND_OWED, move(payableTo(iga), OWED, "10.000"));
        book(NOW, EntryKind.REFUND_REVERSED, move(OWED, payableTo(iga), "4.000"));
        refresh();

        assertThat(seenBy(officer(iga))).contains(new BodyFigures(NOW, 5, 2, 1, bhd("14.000"), bhd("10.000")));
        assertThat(seenBy(officer(gdt))).contains(new BodyFigures(NOW, 1, 1, 0, bhd("40.000"), bhd("0.000")));
        assertThat(seenBy(officer(iga, gdt))).contains(new BodyFigures(NOW, 6, 3, 1, bhd("54.000"), bhd("10.000")));
        assertThat(seenBy(Actor.NOBODY)).isEmpty();
    }

    @Test
    void most_used_is_what_was_applied_for_in_the_last_thirty_days() {
        Instant tooLongAgo = NOW.minus(Duration.ofDays(30));
        database.inTransaction(() -> {
            for (int i = 0; i < 3; i++) {
                submitted("id-card-replacement", iga, tooLongAgo);
            }
            submitted("id-card-replacement", iga, tooLongAgo.plusSeconds(1));
            submitted("vehicle-renewal", gdt, NOW);
            submitted("vehicle-renewal", gdt, NOW);
            draft("passport-replace", iga, NOW);
        });
        refresh();
        assertThat(database.inTransaction(() -> figures.mostUsed()))
                .contains(new MostUsed(NOW, List.of("vehicle-renewal", "id-card-replacement")));
    }

    @Test
    void an_application_weighs_as_much_as_ten_visits() {
        database.inTransaction(() -> submitted("vehicle-renewal", gdt, NOW));
        visits("2017-10-07", "id-card-replacement", 9);
        visits("2017-10-06", "id-card-replacement", 100); // longer ago than 30 days
        visits("2017-11-05", "no-longer-offered", 100);
        refresh();
        assertThat(mostUsed()).containsExactly("vehicle-renewal", "id-card-replacement");
        visits("2017-11-05", "id-card-replacement", 2);
        now = NOW.plusSeconds(30);
        refresh();
        assertThat(mostUsed()).containsExactly("id-card-replacement", "vehicle-renewal");
    }

    @Test
    void an_appeal_or_a_correction_counts_neither_as_use_of_the_service_nor_as_a_request_of_the_body() {
        database.inTransaction(() -> {
            Request refused = submitted("id-card-replacement", iga, NOW);
            refused.reject(officer(iga), Reason.ofWords("لا صورة"), NOW);
            Request completed = submitted("id-card-replacement", iga, NOW);
            completed.complete(officer(iga), NOW);
            decided(Request.appeal(11, Reference.create("APL", 2017, new Random(11)), refused, NOW));
            decided(Request.correction(12, Reference.create("COR", 2017, new Random(12)), completed, NOW));
            for (int i = 0; i < 3; i++) {
                submitted("vehicle-renewal", gdt, NOW);
            }
        });
        refresh();
        refresh(Figure.Pace.LATELY);
        assertThat(mostUsed()).containsExactly("vehicle-renewal", "id-card-replacement");
        BodyReport report = report(supervisor(iga), iga).orElseThrow();
        assertThat(report.by(Figure.Name.BY_CHANNEL)).isEqualTo(Map.of("portal", 2L));
        assertThat(report.by(Figure.Name.BY_DAY)).isEqualTo(Map.of("2017-11-05", 2L));
        assertThat(report.number(Figure.Name.COMPLETED)).isEqualTo(1);
        assertThat(report.number(Figure.Name.REJECTED)).isEqualTo(1);
    }

    private void decided(Request request) {
        database.entityManager().persist(request);
        database.entityManager().flush();
        request.submit(officer(iga).through(Channel.COUNTER), NOW);
        request.complete(supervisor(iga), NOW);
    }

    private List<String> mostUsed() {
        return database.inTransaction(() -> figures.mostUsed()).orElseThrow().services();
    }

    private void visits(String day, String service, int times) {
        sql("insert into visit_count (day_on, page_address, service_code, language, visits)"
                + " values ('%s', '/services/{code}', '%s', 'ar', %d)".formatted(day, service, times));
    }

    private void sql(String statement) {
        database.inTransaction(
                () -> database.entityManager().createNativeQuery(statement).executeUpdate());
    }

    @Test
    void a_supervisor_sees_what_the_last_thirty_days_came_to() {
        Actor counter = officer(iga).through(Channel.COUNTER);
        database.inTransaction(() -> {
            submitted(
                    "id-card-replacement", iga, Instant.parse("2017-10-06T20:59:59Z")); // a second before the first day
            submitted("id-card-replacement", iga, Instant.parse("2017-10-06T21:00:00Z"));
            draft("id-card-replacement", iga, NOW).submit(counter, DAY_BEGAN);
            submitted("id-card-replacement", iga, DAY_BEGAN.minusMillis(1));
            submitted("vehicle-renewal", gdt, NOW);
            // Thursday to Sunday, over the weekend: one working day; then three and six
            submitted("id-card-replacement", iga, Instant.parse("2017-11-02T08:00:00Z"))
                    .complete(officer(iga), NOW);
            submitted("id-card-replacement", iga, Instant.parse("2017-10-31T08:00:00Z"))
                    .complete(officer(iga), NOW);
            submitted("id-card-replacement", iga, Instant.parse("2017-10-26T08:00:00Z"))
                    .reject(officer(iga), Reason.ofWords("لا صورة"), NOW);
            submitted("id-card-replacement", iga, NOW).withdraw(officer(iga), NOW);
        });
        visits("2017-11-05", "id-card-replacement", 7);
        sql("insert into search_count (hits, day_on, language, search_text, searches) values"
                + " (0, '2017-11-05', 'ar', 'رخصه صيد', 2), (0, '2017-11-04', 'en', 'رخصه صيد', 1),"
                + " (0, '2017-11-05', 'ar', 'اسم شخص', 2), (0, '2017-11-05', 'ar', '', 9),"
                + " (4, '2017-11-05', 'ar', 'بطاقه', 6), (0, '2017-10-06', 'ar', 'قديم', 9)");
        sql("insert into page_feedback (id, page_path, language, useful, given_at) values"
                + " (1, '/services/id-card-replacement', 'ar', true, '2017-11-05 07:00:00'),"
                + " (2, '/services/id-card-replacement', 'en', true, '2017-11-05 07:00:00'),"
                + " (3, '/services/id-card-replacement', 'ar', false, '2017-11-05 07:00:00'),"
                + " (4, '/search', 'ar', false, '2017-11-05 07:00:00'),"
                + " (5, '/search', 'ar', false, '2017-10-06 07:00:00')");
        refresh();
        refresh(Figure.Pace.LATELY);

        BodyReport report = report(supervisor(iga), iga).orElseThrow();
        assertThat(report.asOf()).isEqualTo(NOW);
        assertThat(report.by(Figure.Name.BY_CHANNEL)).isEqualTo(Map.of("portal", 6L, "counter", 1L));
        assertThat(report.by(Figure.Name.BY_DAY))
                .isEqualTo(Map.of(
                        "2017-10-07",
                        1L,
                        "2017-10-26",
                        1L,
                        "2017-10-31",
                        1L,
                        "2017-11-02",
                        1L,
                        "2017-11-04",
                        1L,
                        "2017-11-05",
                        2L));
        assertThat(report.number(Figure.Name.COMPLETED)).isEqualTo(2);
        assertThat(report.number(Figure.Name.REJECTED)).isEqualTo(1);
        assertThat(report.number(Figure.Name.DECISION_DAYS)).isEqualTo(3);
        assertThat(report.by(Figure.Name.VISITED)).isEqualTo(Map.of("id-card-replacement", 7L));
        assertThat(report.number(Figure.Name.SEARCHES)).isEqualTo(20);
        assertThat(report.number(Figure.Name.SEARCHED_IN_VAIN)).isEqualTo(14);
        assertThat(report.by(Figure.Name.NOT_FOUND)).isEqualTo(Map.of("رخصه صيد", 3L));
        assertThat(report.by(Figure.Name.USEFUL)).isEqualTo(Map.of("/services/id-card-replacement", 2L));
        assertThat(report.by(Figure.Name.NOT_USEFUL))
                .isEqualTo(Map.of("/services/id-card-replacement", 1L, "/search", 1L));

        BodyReport other = report(supervisor(gdt), gdt).orElseThrow();
        assertThat(other.by(Figure.Name.BY_CHANNEL)).isEqualTo(Map.of("portal", 1L));
        assertThat(other.by(Figure.Name.DECISION_DAYS)).isEmpty();
        assertThat(other.by(Figure.Name.USEFUL)).isEmpty();
        assertThat(other.by(Figure.Name.NOT_USEFUL)).isEqualTo(Map.of("/search", 1L));
    }

    @Test
    void the_figures_of_a_body_are_for_those_who_answer_for_it() {
        assertThat(report(supervisor(iga), iga)).isEmpty(); // nothing was computed
        for (Actor stranger : List.of(Actor.NOBODY, officer(iga), supervisor(gdt))) {
            assertThatThrownBy(() -> report(stranger, iga)).isInstanceOf(Refused.class);
        }
        caller.is(supervisor(gdt));
        assertThat(database.inTransaction(() -> database.bean(BodyReports.class).bodies()))
                .extracting(GovernmentBody::code)
                .containsExactly("gdt");
    }

    private Optional<BodyReport> report(Actor actor, long body) {
        caller.is(actor);
        return database.inTransaction(() -> database.bean(BodyReports.class).of(body));
    }

    private Actor supervisor(long body) {
        return Actor.person(applicant.id(), Assurance.BASIC, Map.of(body, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
    }

    @Test
    void nothing_is_said_before_it_was_counted() {
        assertThat(seenBy(officer(iga))).isEmpty();
        refresh();
        assertThat(seenBy(officer(iga))).contains(new BodyFigures(NOW, 0, 0, 0, bhd("0.000"), bhd("0.000")));
        assertThat(database.inTransaction(() -> figures.mostUsed())).isEmpty();
    }

    @Test
    void figures_stay_with_their_time_until_they_are_due_again() {
        refresh();
        database.inTransaction(() -> task(submitted("id-card-replacement", iga, now), "2017-11-05"));
        now = NOW.plusSeconds(29);
        refresh();
        assertThat(seenBy(officer(iga))).contains(new BodyFigures(NOW, 0, 0, 0, bhd("0.000"), bhd("0.000")));
        now = NOW.plusSeconds(30);
        refresh();
        assertThat(seenBy(officer(iga))).contains(new BodyFigures(now, 1, 0, 1, bhd("0.000"), bhd("0.000")));
    }

    @Test
    void what_the_last_thirty_days_came_to_is_counted_every_ten_minutes_and_neither_takes_the_other_away() {
        database.inTransaction(() -> submitted("id-card-replacement", iga, NOW));
        refresh(Figure.Pace.LATELY);
        now = NOW.plusSeconds(599);
        refresh();
        refresh(Figure.Pace.LATELY);
        BodyReport report = report(supervisor(iga), iga).orElseThrow();
        assertThat(report.asOf()).isEqualTo(NOW);
        assertThat(report.visitedAsOf()).isEqualTo(now);
        assertThat(report.by(Figure.Name.BY_CHANNEL)).isEqualTo(Map.of("portal", 1L));
        now = NOW.plusSeconds(600);
        refresh(Figure.Pace.LATELY);
        assertThat(report(supervisor(iga), iga).orElseThrow().asOf()).isEqualTo(now);
        assertThat(mostUsed()).containsExactly("id-card-replacement");
    }

    @Test
    void a_clock_that_was_put_back_stops_no_figures() {
        refresh();
        now = NOW.minus(Duration.ofDays(3));
        refresh();
        assertThat(seenBy(officer(iga))).map(BodyFigures::asOf).contains(now);
    }

    @Test
    void a_node_without_the_lease_writes_nothing() {
        database.inTransaction(() -> figures.refresh(Figure.Pace.NOW));
        assertThat(seenBy(officer(iga))).isEmpty();
        database.inTransaction(() -> database.bean(JobLeases.class).take(Figures.JOB, Duration.ofMinutes(1)));
        TestDatabase other = database.otherNode();
        assertThat(other.inTransaction(() -> other.bean(JobLeases.class).take(Figures.JOB, Duration.ofMinutes(1))))
                .isFalse();
        database.inTransaction(() -> figures.refresh(Figure.Pace.NOW));
        assertThat(seenBy(officer(iga))).isPresent();
    }

    private void refresh() {
        refresh(Figure.Pace.NOW);
    }

    private void refresh(Figure.Pace pace) {
        assertThat(database.inTransaction(
                        () -> database.bean(JobLeases.class).take(Figures.JOB, Duration.ofMinutes(1))))
                .isTrue();
        database.inTransaction(() -> figures.refresh(pace));
    }

    private Optional<BodyFigures> seenBy(Actor actor) {
        caller.is(actor);
        return database.inTransaction(() -> figures.ofCaller());
    }

    private Actor officer(long body) {
        return Actor.person(applicant.id(), Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL);
    }

    private Actor officer(long one, long other) {
        var roles = Map.of(one, Set.of(Role.OFFICER), other, Set.of(Role.OFFICER));
        return Actor.person(applicant.id(), Assurance.BASIC, roles, Channel.PORTAL);
    }

    private Request draft(String service, long body, Instant at) {
        long id = database.bean(Ids.class).next();
        var request = Request.draft(
                id,
                Reference.create("IDC", 2017, new Random(id)),
                new RequestedService(service, version, body),
                applicant.id(),
                at);
        database.entityManager().persist(request);
        database.entityManager().flush();
        return request;
    }

    private Request submitted(String service, long body, Instant at) {
        Request request = draft(service, body, at);
        request.submit(Actor.person(applicant.id(), Assurance.BASIC, Map.of(), Channel.PORTAL), at);
        return request;
    }

    private Task task(Request request, String due) {
        var review = ID_CARD.workflow().step("review").orElseThrow();
        var task = new Task(
                database.bean(Ids.class).next(), request, review, due == null ? null : LocalDate.parse(due), NOW);
        database.entityManager().persist(task);
        return task;
    }

    private void book(Instant at, EntryKind kind, Movement... movements) {
        now = at;
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(kind, "test", ++events, List.of(movements));
        });
        now = NOW;
    }

    private static Movement move(LedgerAccount debit, LedgerAccount credit, String dinars) {
        return new Movement(debit, credit, bhd(dinars));
    }

    private static Money bhd(String dinars) {
        return Money.parse("BHD " + dinars);
    }
}
