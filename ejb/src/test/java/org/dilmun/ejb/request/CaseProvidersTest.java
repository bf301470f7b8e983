package org.dilmun.ejb.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A service of several bodies: each case goes to the one of its address, and stays there. */
@OnDatabase
class CaseProvidersTest {

    private static final List<String> MUNICIPALITIES =
            List.of("mun-muharraq", "mun-capital", "mun-northern", "mun-southern");

    private final TestOffice office = new TestOffice();

    private Actor applicant;

    @BeforeEach
    void arrange() {
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOver(MUNICIPALITIES.stream()
                        .map(code -> new Bodies.BodyData(
                                code,
                                LocalizedText.of(code, code),
                                null,
                                "municipality",
                                LocalizedText.of("دور", "Role")))
                        .toList()));
        office.collecting().open(byThePlace());
        applicant = office.person("920704565");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static ServiceDescriptor byThePlace() {
        return provided("provider: {division: municipality, address: place}");
    }

    private static ServiceDescriptor provided(String provider) {
        return Fixtures.read(
                "stall-permit",
                Fixtures.text("stall-permit")
                        .replace("body: iga", "body: iga\n" + provider)
                        .replace(
                                "      fields:",
                                "      fields:\n        - {id: place, type: address, required: true, label: {ar: المكان, en: Place}}"));
    }

    private static Map<String, String> stall(String block) {
        return Map.of(
                "place",
                Structured.write(Map.of("building", "1", "road", "2", "block", block, "governorate", "capital")),
                "area",
                "2",
                "covered",
                "no");
    }

    private Reference draft() {
        return office.as(applicant, () -> office.bean(Drafts.class).start("stall-permit"))
                .reference();
    }

    private void answer(Reference reference, String block) {
        office.does(applicant, () -> office.bean(Drafts.class).save(reference, "stall", stall(block)));
    }

    private Request submitted(String block) {
        Reference reference = draft();
        answer(reference, block);
        return office.submit(applicant, reference);
    }

    private long id(String code) {
        return office.database()
                .inTransaction(() -> office.bean(Bodies.class).get(code).id());
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private Actor officerOf(String number, String code) {
        return Actor.person(
                office.person(number).id(), Assurance.BASIC, Map.of(id(code), Set.of(Role.OFFICER)), Channel.PORTAL);
    }

    @Test
    void a_case_goes_with_its_payment_to_the_body_of_its_address_and_to_no_other() {
        Request request = submitted("203");
        assertThat(own(request.reference()).bodyId()).isEqualTo(id("mun-muharraq"));
        assertThat(office.order(request).bodyId()).isEqualTo(id("mun-muharraq"));
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(request.id()));

        Actor officer = officerOf("850101346", "mun-muharraq");
        assertThat(office.as(officer, () -> office.bean(RequestQueries.class).getOfBody(request.reference()))
                        .step())
                .isEqualTo("review");
        for (String other : List.of("iga", "mun-capital")) {
            assertThat(office.refusal(
                            officerOf(other.equals("iga") ? "850101347" : "850101348", other),
                            () -> office.bean(RequestQueries.class).getOfBody(request.reference())))
                    .isInstanceOf(Refused.class);
        }
        office.act(officer, request.reference(), "approve", null, "");
        assertThat(own(request.reference()).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(submitted("1050").bodyId()).isEqualTo(id("mun-southern"));
    }

    @Test
    void an_address_that_nobody_serves_is_refused_beside_its_question_and_nothing_is_kept() {
        Reference reference = draft();
        assertThat(office.refusal(applicant, () -> office.bean(Drafts.class).save(reference, "stall", stall("1250"))))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.violations())
                        .isEqualTo(Map.of("place", "field-not-served")));
        assertThat(own(reference).answers()).doesNotContainKey("place");
    }

    @Test
    void what_was_given_back_stays_with_its_body() {
        Request request = submitted("203");
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(request.id()));
        office.act(officerOf("850101346", "mun-muharraq"), request.reference(), "return", "", "Which house?");
        assertThat(office.refusal(
                        applicant, () -> office.bean(Drafts.class).save(request.reference(), "stall", stall("317"))))
                .isInstanceOf(ProviderFixed.class);
        answer(request.reference(), "212");
        assertThat(own(request.reference()).answers().get("place")).contains("212");
        assertThat(own(request.reference()).bodyId()).isEqualTo(id("mun-muharraq"));
    }

    @Test
    void a_counter_takes_applications_for_its_own_part_only() {
        Actor counter = Actor.client(7, id("mun-muharraq"), Set.of("requests.read", "requests.write"));
        Map<String, Object> here = Map.of(
                "place",
                Map.of("building", "1", "road", "2", "block", "203", "governorate", "muharraq"),
                "area",
                "2",
                "covered",
                "no");
        var elsewhere = new HashMap<>(here);
        elsewhere.put("place", Map.of("building", "1", "road", "2", "block", "317", "governorate", "capital"));
        Counter counters = office.bean(Counter.class);
        assertThat(office.as(counter, () -> counters.apply("920704565", "stall-permit", here, true))
                        .bodyId())
                .isEqualTo(id("mun-muharraq"));
        assertThat(office.refusal(counter, () -> counters.apply("920704565", "stall-permit", elsewhere, true)))
                .isInstanceOf(Refused.class);
        elsewhere.put("place", Map.of("building", "1", "road", "2", "block", "1250", "governorate", "northern"));
        assertThat(office.refusal(counter, () -> counters.apply("920704565", "stall-permit", elsewhere, true)))
                .isInstanceOf(AnswersRefused.class);
    }

    @Test
    void the_directory_lists_it_with_each_of_them() {
        assertThat(office.bean(Directory.class).get("stall-permit").providers())
                .extracting(body -> body.code())
                .containsExactly("mun-muharraq", "mun-capital", "mun-northern", "mun-southern");
    }

    @Test
    void who_is_registered_where_nobody_serves_hears_so_before_the_first_question() {
        try (var elsewhere = new TestOffice()) {
            elsewhere.collecting().open(provided("provider: {division: municipality}"));
            Actor unknown = elsewhere.person("920704565"); // has no address in the register
            assertThat(elsewhere.refusal(
                            unknown, () -> elsewhere.bean(Drafts.class).start("stall-permit")))
                    .isInstanceOf(AddressNotServed.class);
        }
    }
}
