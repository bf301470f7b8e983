package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
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
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
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
        database.with(Caller.class, caller).with(BusinessClock.class, () -> now).with(RealClock.class, () -> now);
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
    void nothing_is_said_before_it_was_counted() {
        assertThat(seenBy(officer(iga))).isEmpty();
        refresh();
        assertThat(seenBy(officer(iga))).contains(new BodyFigures(NOW, 0, 0, 0, bhd("0.000"), bhd("0.000")));
        assertThat(database.inTransaction(() -> figures.mostUsed())).isEmpty();
    }

    @Test
    void figures_stay_with_their_time_until_they_are_due_again() {
        refresh();
        now = NOW.plusSeconds(29);
        assertThat(claim()).isEmpty();
        now = NOW.plusSeconds(30);
        database.inTransaction(() -> task(submitted("id-card-replacement", iga, now), "2017-11-05"));
        assertThat(seenBy(officer(iga)))
                .hasValueSatisfying(seen -> assertThat(seen.pending()).isZero());
        refresh();
        assertThat(seenBy(officer(iga))).contains(new BodyFigures(now, 1, 0, 1, bhd("0.000"), bhd("0.000")));
    }

    @Test
    void of_two_nodes_that_want_to_compute_one_does() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Optional<Instant>> node = () -> {
            together.await();
            return claim();
        };
        var nodes = Executors.newFixedThreadPool(2);
        try {
            int computing = 0;
            for (Future<Optional<Instant>> claimed : nodes.invokeAll(List.of(node, node))) {
                computing += claimed.get().isPresent() ? 1 : 0;
            }
            assertThat(computing).isEqualTo(1);
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void a_node_whose_claim_has_passed_to_another_writes_nothing() {
        Instant asOf = claim().orElseThrow();
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update summary_refresh set lease_owner = 'another'")
                .executeUpdate());
        database.inTransaction(() -> figures.refresh(asOf));
        assertThat(seenBy(officer(iga))).isEmpty();
    }

    private Optional<Instant> claim() {
        return database.inTransaction(() -> figures.claim());
    }

    private void refresh() {
        Instant asOf = claim().orElseThrow();
        database.inTransaction(() -> figures.refresh(asOf));
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
