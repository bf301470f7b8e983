package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** Who applies for the same again is asked first. */
@OnDatabase
class DuplicatesTest {

    private static final String NUMBER = "920704565";
    private static final String AGAIN = "again-and-again";
    private static final Map<String, String> LOST =
            Map.of("reason", "lost", "happened_on", "2017-11-01", "delivery", "centre");

    private final TestOffice office = new TestOffice();

    private Requests requests;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, new HeardMoves()).with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD, asOftenAsOneLikes());
        applicant = office.person(NUMBER);
        officer = office.person("850101346", Role.OFFICER);
        requests = office.bean(Requests.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static ServiceDescriptor asOftenAsOneLikes() {
        String json = Json.write(ID_CARD).replace("\"code\":\"id-card-replacement\"", "\"code\":\"" + AGAIN + "\"");
        return Json.read("{\"duplicates\":\"allowed\"," + json.substring(1), ServiceDescriptor.class);
    }

    private Reference filledIn(String service) {
        return office.filledIn(applicant, service, "centre");
    }

    private Request submit(Reference draft, boolean another) {
        return office.as(
                applicant, () -> requests.submit(draft, queries.getOwn(draft).answersHash(), another));
    }

    private Problem refusal(Reference draft) {
        return office.refusal(
                applicant, () -> requests.submit(draft, queries.getOwn(draft).answersHash(), false));
    }

    private Request request() {
        return submit(filledIn(ID_CARD.code()), true);
    }

    @Test
    void a_request_that_is_not_decided_is_named_until_the_applicant_says_that_another_is_meant() {
        Request first = request();
        Reference second = filledIn(ID_CARD.code());
        assertThat(refusal(second))
                .isInstanceOfSatisfying(DuplicateRequest.class, refused -> assertThat(refused.facts())
                        .containsEntry("reference", first.reference())
                        .containsEntry("submittedOn", LocalDate.of(2017, 11, 5)));
        assertThat(office.as(applicant, () -> queries.getOwn(second)).status()).isEqualTo(RequestStatus.DRAFT);
        assertThat(submit(second, true).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void a_request_that_was_decided_counts_for_a_week() {
        Reference decided = office.inReview(applicant).reference();
        office.act(officer, decided, "approve", null, "");
        office.at(Instant.parse("2017-11-12T20:59:59Z"));
        Reference again = filledIn(ID_CARD.code());
        assertThat(refusal(again)).isInstanceOf(DuplicateRequest.class);
        office.at(Instant.parse("2017-11-12T21:00:00Z"));
        assertThat(submit(again, false).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void what_was_withdrawn_what_others_apply_for_and_an_appeal_do_not_count() {
        Request withdrawn = request();
        office.as(
                applicant,
                () -> requests.withdraw(
                        withdrawn.reference(),
                        queries.getOwn(withdrawn.reference()).version(),
                        FeeReturn.UNSTATED));
        Actor other = office.person("850101347");
        office.submit(other, office.filledIn(other, ID_CARD.code(), "centre"));
        submit(filledIn(AGAIN), false);
        assertThat(submit(filledIn(ID_CARD.code()), false).status()).isEqualTo(RequestStatus.OPEN);

        Reference refused = office.inReview(applicant).reference();
        office.act(officer, refused, "reject", null, "سبب");
        Reference appeal = office.as(applicant, () -> office.bean(Appeals.class).begin(refused))
                .reference();
        office.as(applicant, () -> office.bean(Drafts.class).save(appeal, "appeal", Map.of("grounds", "سبب")));
        assertThat(submit(appeal, false).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void a_service_may_allow_as_many_as_one_likes() {
        submit(filledIn(AGAIN), false);
        assertThat(submit(filledIn(AGAIN), false).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void of_two_at_the_same_moment_the_second_is_asked() throws Exception {
        Reference draft = filledIn(ID_CARD.code());
        Actor client = Actor.client(7, office.body(), Set.of("requests.write"));
        Counter counter = office.bean(Counter.class);
        List<Callable<String>> both = List.of(
                () -> outcome(() -> submit(draft, false)),
                () -> outcome(() -> office.as(client, () -> counter.apply(NUMBER, ID_CARD.code(), LOST, false))),
                () -> outcome(() -> office.as(client, () -> counter.apply(NUMBER, ID_CARD.code(), LOST, false))));
        var pool = Executors.newFixedThreadPool(both.size());
        try {
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("OPEN", "duplicate-request", "duplicate-request");
        } finally {
            pool.shutdown();
        }
    }

    private static String outcome(Supplier<Request> work) {
        try {
            return work.get().status().name();
        } catch (Problem refused) {
            return refused.code();
        }
    }
}
