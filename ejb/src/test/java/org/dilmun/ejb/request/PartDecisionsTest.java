package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.domain.request.PartDecision.accept;
import static org.dilmun.domain.request.PartDecision.refuse;

/** A case of which each part is decided by itself. */
@OnDatabase
class PartDecisionsTest {

    private static final String CODE = "stall-permit";
    private static final String SERVICE =
            """
            code: stall-permit
            name: {ar: تصريح أكشاك, en: Permit for stalls}
            body: iga
            audience: [citizen, resident]
            category: civil-status
            channels: [portal, counter]
            assurance: basic
            form:
              pages:
                - id: stalls
                  title: {ar: الأكشاك, en: Stalls}
                  fields:
                    - id: stalls
                      type: table
                      label: {ar: الأكشاك, en: Stalls}
                      columns:
                        - {id: spot, type: text, required: true, label: {ar: الموقع, en: Spot}}
            workflow:
              prefix: STL
              steps:
                - id: review
                  kind: task
                  label: {ar: المراجعة, en: Review}
                  role: officer
                  due: 2
                  overdue: approve
                  each: stalls
                  actions:
                    - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                    - {id: return, label: {ar: الإعادة, en: Return}, to: returned, reason: true}
                    - {id: reject, label: {ar: الرفض, en: Reject}, to: rejected, reason: true}
            """;

    private final TestOffice office = new TestOffice();
    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(service());
        applicant = office.person("920704565");
        officer = office.person("850101346", Role.OFFICER);
    }

    private ServiceDescriptor service() {
        var reader = new DescriptorReader(Set.of("iga"), Terms.of(office.bean(Country.class)));
        var reading = reader.read("services/iga/" + CODE + ".yaml", SERVICE, Set.of(CODE), Set.of(), Set.of());
        assertThat(reading.mistakes()).isEmpty();
        return reading.descriptor();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference submitted(String stalls) {
        Drafts drafts = office.bean(Drafts.class);
        Reference draft = office.as(applicant, () -> drafts.start(CODE)).reference();
        office.as(applicant, () -> drafts.save(draft, "stalls", stalls == null ? Map.of() : Map.of("stalls", stalls)));
        return office.submit(applicant, draft).reference();
    }

    private static final String TWO = "[{\"spot\":\"North gate\"},{\"spot\":\"South gate\"}]";

    private Request act(Reference reference, String action, String words, PartDecision... parts) {
        return office.as(officer, () -> {
            int shown = office.bean(RequestQueries.class).getOfBody(reference).version();
            return office.bean(Requests.class).act(reference, shown, action, null, words, List.of(parts));
        });
    }

    private Problem refusal(Reference reference, PartDecision... parts) {
        return office.refusal(officer, () -> {
            int shown = office.bean(RequestQueries.class).getOfBody(reference).version();
            office.bean(Requests.class).act(reference, shown, "approve", null, "", List.of(parts));
        });
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    @Test
    void what_is_decided_about_each_part_stands_with_the_move_in_the_order_of_the_parts() {
        Reference reference = submitted(TWO);
        act(reference, "approve", "", refuse(1, "  يعيق المخرج "), accept(0));
        Request decided = own(reference);
        assertThat(decided.status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(decided.parts()).containsExactly(accept(0), refuse(1, "يعيق المخرج"));
        assertThat(decided.history().get(decided.history().size() - 1).parts()).isEqualTo(decided.parts());
        assertThat(decided.history().get(0).parts()).isEmpty();
    }

    @Test
    void each_part_is_decided_once_a_refusal_says_why_and_who_refuses_all_rejects_the_case() {
        Reference reference = submitted(TWO);
        assertThat(refusal(reference)).isInstanceOf(PartsUndecided.class);
        assertThat(refusal(reference, accept(0))).isInstanceOf(PartsUndecided.class);
        assertThat(refusal(reference, accept(0), accept(2))).isInstanceOf(PartsUndecided.class);
        assertThat(refusal(reference, accept(0), accept(-1))).isInstanceOf(PartsUndecided.class);
        assertThat(refusal(reference, accept(0), accept(0), accept(1))).isInstanceOf(PartsUndecided.class);
        assertThat(refusal(reference, accept(0), refuse(1, " "))).isInstanceOf(PartReasonMissing.class);
        assertThat(refusal(reference, accept(0), refuse(1, "x".repeat(Request.REASON_LENGTH + 1))))
                .isInstanceOf(PartReasonMissing.class);
        assertThat(refusal(reference, refuse(0, "a"), refuse(1, "b"))).isInstanceOf(NothingAccepted.class);
        assertThat(own(reference).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(own(reference).parts()).isEmpty();
    }

    @Test
    void who_gives_the_case_back_or_rejects_it_decides_no_part() {
        Reference returned = submitted(TWO);
        act(returned, "return", "أي مدخل؟");
        assertThat(own(returned).parts()).isEmpty();
        Reference rejected = submitted(TWO);
        act(rejected, "reject", "لا أكشاك هناك", refuse(0, "لا"), refuse(1, "لا"));
        assertThat(own(rejected).parts()).isEmpty();
    }

    @Test
    void where_no_part_was_stated_the_case_is_decided_as_a_whole() {
        Reference reference = submitted(null);
        assertThat(refusal(reference, accept(0))).isInstanceOf(PartsNotAsked.class);
        act(reference, "approve", "");
        assertThat(own(reference).status()).isEqualTo(RequestStatus.COMPLETED);
    }

    @Test
    void when_the_time_is_up_the_system_accepts_each() {
        Reference reference = submitted(TWO);
        office.at(office.now().plus(Duration.ofDays(9)));
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueTasks.class).work());
        assertThat(own(reference).parts()).containsExactly(accept(0), accept(1));
    }
}
