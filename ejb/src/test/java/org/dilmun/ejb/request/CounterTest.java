package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

@OnDatabase
class CounterTest {

    private static final String NUMBER = "920704565";
    private static final Map<String, String> LOST =
            Map.of("reason", "lost", "happened_on", "2017-11-01", "delivery", "post");
    private static final Set<String> WRITES = Set.of("requests.read", "requests.write");

    private final TestOffice office = new TestOffice();
    private final List<Charge> asked = new ArrayList<>();

    private Counter counter;
    private Actor applicant;
    private long iga;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, fee) -> asked.addAll(fee.due()));
        office.open(ID_CARD);
        iga = office.body();
        applicant = office.person(NUMBER);
        counter = office.bean(Counter.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private Request apply(Actor actor, Map<String, String> answers) {
        return as(actor, () -> counter.apply(NUMBER, "id-card-replacement", answers, false));
    }

    @Test
    void a_counter_applies_and_is_recorded_for_the_applicant() {
        Request request = apply(Actor.client(7, iga, WRITES), LOST);
        assertThat(request.applicantId()).isEqualTo(applicant.id());
        assertThat(request.submittedBy()).isEqualTo("client:7");
        assertThat(request.channel()).isEqualTo(Channel.COUNTER);
        assertThat(request.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(request.waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        assertThat(request.history()).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("client:7");
            assertThat(entry.channel()).isEqualTo(Channel.COUNTER);
        });
        assertThat(asked).extracting(charge -> charge.amount().toString()).containsExactly("BHD 4.000", "BHD 0.500");
    }

    @Test
    void a_client_without_the_scope_or_of_another_body_and_a_person_may_not() {
        assertThatThrownBy(() -> apply(Actor.client(7, iga, Set.of("requests.read", "tasks.write")), LOST))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> apply(Actor.client(7, iga + 1, WRITES), LOST)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> apply(Actor.NOBODY, LOST)).isInstanceOf(Refused.class);
    }

    @Test
    void answers_are_judged_by_the_form_of_every_channel() {
        assertThatThrownBy(() -> apply(Actor.client(7, iga, WRITES), Map.of("reason", "eaten")))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.violations())
                        .containsExactly(
                                Map.entry("reason", "field-choice-unknown"),
                                Map.entry("happened_on", "field-required"),
                                Map.entry("delivery", "field-required")));
    }

    @Test
    void an_applicant_who_is_nobody_or_misspelt_is_refused() {
        Actor client = Actor.client(7, iga, WRITES);
        assertThatThrownBy(() -> as(client, () -> counter.apply("170900096", "id-card-replacement", LOST, false)))
                .isInstanceOf(ApplicantUnknown.class);
        assertThatThrownBy(() -> as(client, () -> counter.apply("920704566", "id-card-replacement", LOST, false)))
                .isInstanceOf(MalformedPersonalNumber.class);
    }
}
