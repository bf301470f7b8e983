package org.dilmun.ejb.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies.BodyData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CountryDescriptorsTest {

    private static final CountryFiles BAHRAIN = new CountryFiles("bh");

    static List<BodyData> bodies() {
        return Arrays.asList(BAHRAIN.read("bodies.yaml").as(BodyData[].class));
    }

    static List<ServiceDescriptor> services() {
        Set<String> codes = bodies().stream().map(BodyData::code).collect(Collectors.toSet());
        return reader(codes).read(BAHRAIN.readAll("services"));
    }

    private static DescriptorReader reader(Set<String> bodies) {
        return new DescriptorReader(bodies, Terms.of(Country.at("bh")));
    }

    /** @param rest what follows the six lines that every service has */
    private static YamlFile service(String rest) {
        return YamlFile.parse(
                "services/iga/x-y.yaml",
                """
                code: x-y
                name: {ar: اسم, en: Name}
                body: iga
                audience: [citizen]
                category: identity
                channels: [portal]
                """
                        + rest);
    }

    @Test
    void describes_249_services_of_51_bodies() {
        assertThat(services()).hasSize(249);
        assertThat(services().stream().map(ServiceDescriptor::body))
                .satisfies(codes -> assertThat(Set.copyOf(codes)).hasSize(51));
    }

    /** Answers are kept as they were typed; personal numbers are kept by the population register alone. */
    @Test
    void no_form_asks_for_the_personal_number_of_somebody() {
        assertThat(services().stream().filter(service -> service.form() != null).filter(service -> service.form()
                        .fields()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                        .anyMatch(field -> field.type() == Field.Kind.PERSONAL_NUMBER)))
                .isEmpty();
    }

    @Test
    void a_broken_shape_is_named_by_file_and_line() {
        var broken = YamlFile.parse(
                "services/iga/x-y.yaml",
                """
                code: x-y
                name: {ar: اسم, en: Name}
                body: iga
                audience: [citizens]
                category: identity
                channels: [portal]
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .isInstanceOf(BrokenCountryData.class)
                .hasMessageContaining(
                        "services/iga/x-y.yaml:4:12: /audience/0 cannot be citizens; did you mean 'citizen'?");
    }

    @Test
    void a_text_in_one_language_only_is_refused() {
        var broken = YamlFile.parse(
                "services/iga/x-y.yaml",
                """
                code: x-y
                name: {ar: اسم}
                body: iga
                audience: [citizen]
                category: identity
                channels: [portal]
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:2:7: /name");
    }

    /** The list of services asks for the name of each, and would fail as a whole. */
    @Test
    void a_category_or_a_life_event_that_the_country_has_no_name_for_is_refused() {
        var broken = YamlFile.parse(
                "services/iga/x-y.yaml",
                """
                code: x-y
                name: {ar: اسم, en: Name}
                body: iga
                audience: [citizen]
                category: identitty
                lifeEvents: [birth, brith]
                channels: [portal]
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining(
                        "services/iga/x-y.yaml:5:11: labels.yaml has no category identitty; did you mean 'identity'?")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:6:21: labels.yaml has no life event brith; did you mean 'birth'?");
    }

    @Test
    void languages_and_decimals_are_those_of_the_country() {
        var file = YamlFile.parse(
                "services/iga/x-y.yaml",
                """
                code: x-y
                name: {en: Name}
                body: iga
                audience: [citizen]
                category: identity
                channels: [portal]
                fee: [{amount: "1.500"}]
                """);
        var english = List.of(new Language("en"));
        assertThat(new DescriptorReader(
                                Set.of("iga"),
                                new Terms(english, CurrencyUnit.of("BHD"), Set.of(), false, Glossary.NONE))
                        .read(List.of(file)))
                .hasSize(1);
        assertThatThrownBy(() -> new DescriptorReader(
                                Set.of("iga"), new Terms(english, CurrencyUnit.EUR, Set.of(), false, Glossary.NONE))
                        .read(List.of(file)))
                .hasMessageContaining("services/iga/x-y.yaml:7:16: the EUR has 2 decimals");
    }

    @Test
    void an_action_that_leads_nowhere_is_refused() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: printing}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:15:63: there is no step printing");
    }

    @Test
    void saved_reasons_stand_under_actions_that_ask_for_one_and_have_names_of_their_own() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - id: approve
                          label: {ar: موافقة, en: Approve}
                          to: completed
                          reasons:
                            - {id: fine, text: {ar: سليم, en: Fine}}
                        - id: reject
                          label: {ar: رفض, en: Reject}
                          to: rejected
                          reason: true
                          reasons:
                            - {id: fine, text: {ar: سليم, en: Fine}}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:19:13: the action approve asks for no reason")
                .hasMessageContaining("services/iga/x-y.yaml:25:20: the reason fine stands twice");
    }

    @Test
    void what_happens_when_a_step_is_overdue_has_to_be_possible() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: check
                      kind: task
                      label: {ar: تدقيق, en: Check}
                      role: officer
                      overdue: remind
                      overdueReason: {ar: سبب, en: Reason}
                      actions:
                        - {id: accept, label: {ar: قبول, en: Accept}, to: completed}
                        - {id: reject, label: {ar: رفض, en: Reject}, to: rejected, reason: true}
                    - id: study
                      kind: task
                      label: {ar: دراسة, en: Study}
                      role: officer
                      due: 3
                      overdue: reject
                      actions:
                        - {id: accept, label: {ar: قبول, en: Accept}, to: completed}
                        - {id: reject, label: {ar: رفض, en: Reject}, to: rejected, reason: true}
                    - id: decide
                      kind: task
                      label: {ar: بت, en: Decision}
                      role: supervisor
                      due: 3
                      overdue: approve
                      actions:
                        - {id: accept, label: {ar: قبول, en: Accept}, to: completed}
                        - {id: back, label: {ar: إعادة الدراسة, en: Study again}, to: study}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining(
                        "services/iga/x-y.yaml:14:16: the step check is never overdue; say due, in working days")
                .hasMessageContaining("services/iga/x-y.yaml:15:22: nothing is decided by itself here; leave it out")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:24:16: the action reject asks for a reason; say it in overdueReason")
                .hasMessageContaining("services/iga/x-y.yaml:33:16: exactly one action of the step has to complete the"
                        + " case or lead to a step, for the system to do the same; there are 2");
    }

    @Test
    void a_payment_is_never_overdue_in_the_way_of_tasks() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: payment
                      kind: payment
                      label: {ar: دفع, en: Payment}
                      due: 3
                      overdue: reject
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:14:7: /workflow/steps/0/overdue has no place here");
    }

    @Test
    void an_appointment_is_at_a_place_where_that_is_done_and_says_what_comes_of_missing_it() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: one
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: id-card-enrolmnt, missed: two}
                    - id: two
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, places: [iga-muharraq], missed: tree}
                    - id: three
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: rejected}
                    - id: four
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: three, missedReason: {ar: لم تحضر, en: Stayed away}}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining(
                        "services/iga/x-y.yaml:13:27: places.yaml has no kind id-card-enrolmnt; did you mean"
                                + " 'id-card-enrolment'?")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:17:47: it is not done at iga-muharraq; there is: gdt-test-ground")
                .hasMessageContaining("there is no step tree; or say rejected")
                .hasMessageContaining("who is rejected reads why; say it in missedReason")
                .hasMessageContaining("nobody is rejected here; leave it out");
    }

    @Test
    void whose_appointment_is_not_booked_in_time_is_reminded_or_rejected_in_words() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: one
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: rejected, missedReason: {ar: لم تحضر, en: Stayed away}}
                      overdue: remind
                    - id: two
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: rejected, missedReason: {ar: لم تحضر, en: Stayed away}}
                      due: 5
                      overdue: reject
                    - id: three
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: rejected, missedReason: {ar: لم تحضر, en: Stayed away}}
                      due: 5
                      overdueReason: {ar: سبب, en: Reason}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("x-y.yaml:14:16: the step one is never overdue; say due, in working days")
                .hasMessageContaining("x-y.yaml:20:16: who is rejected reads why; say it in overdueReason")
                .hasMessageContaining("x-y.yaml:26:22: nothing is decided by itself here; leave it out");
        var escalated = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: one
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      appointment: {kind: road-test, missed: rejected, missedReason: {ar: لم تحضر, en: Stayed away}}
                      due: 5
                      overdue: escalate
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(escalated))).hasMessageContaining("x-y.yaml:15:16");
    }

    @Test
    void a_step_is_an_appointment_or_something_else() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: one
                      kind: appointment
                      label: {ar: حضور, en: Visit}
                      role: officer
                    - id: two
                      kind: payment
                      label: {ar: دفع, en: Payment}
                      appointment: {kind: road-test, missed: one}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:13:7: /workflow/steps/0/role has no place here")
                .hasMessageContaining("services/iga/x-y.yaml:17:7: /workflow/steps/1/appointment has no place here")
                .hasMessageContaining("/workflow/steps/0 has no key appointment");
    }

    @Test
    void who_is_asked_exists_answers_by_a_rule_and_says_why_it_objects() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  steps:
                    - id: opinions
                      kind: task
                      label: {ar: آراء, en: Opinions}
                      role: officer
                      consult: [ewaa, gdt]
                      actions:
                        - {id: agree, label: {ar: لا مانع, en: Agree}, to: decide}
                        - {id: object, label: {ar: اعتراض, en: Object}, to: rejected}
                    - id: more
                      kind: task
                      label: {ar: آراء, en: More opinions}
                      role: officer
                      consult: [ewa, gdt]
                      rule: any
                      actions:
                        - {id: agree, label: {ar: لا مانع, en: Agree}, to: decide}
                    - id: decide
                      kind: task
                      label: {ar: بت, en: Decision}
                      role: officer
                      rule: all
                      actions:
                        - {id: accept, label: {ar: قبول, en: Accept}, to: completed}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga", "ewa", "gdt")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:14:17: there is no body ewaa; did you mean 'ewa'?")
                .hasMessageContaining("when have they agreed? say it in rule: all, any or majority")
                .hasMessageContaining("services/iga/x-y.yaml:17:11: who objects says why; say reason: true")
                .hasMessageContaining("a body that is asked says agree or object: give those two actions")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:30:13: nobody is asked here; say consult, or leave it out");
    }

    @Test
    void a_certificate_that_shows_what_the_form_does_not_ask_is_refused() {
        var broken = service(
                """
                form:
                  pages:
                    - id: one
                      title: {ar: صفحة, en: Page}
                      fields:
                        - id: photo
                          type: file
                          label: {ar: صورة, en: Photo}
                          accept: [image/png]
                  declaration: {ar: أقر, en: I declare}
                workflow:
                  prefix: XY
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: completed}
                outcome:
                  certificate:
                    title: {ar: إفادة, en: Certificate}
                    statement: {ar: تشهد, en: Certifies}
                    answers:
                      - field: reason
                      - field: photo
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:31:16: there is no field reason")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:32:16: the field photo has no answer that can stand on paper");
    }

    @Test
    void a_withdrawal_ends_at_a_step_that_there_is_and_counts_from_a_payment_that_there_is() {
        var broken = service(
                """
                workflow:
                  prefix: XY
                  withdrawal: {until: reveiw, hours: 24, after: payment}
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: completed}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining("services/iga/x-y.yaml:9:23: there is no step reveiw; did you mean 'review'?")
                .hasMessageContaining(
                        "services/iga/x-y.yaml:9:49: no step of this service is a payment; say submission");
    }

    @Test
    void what_is_decided_one_by_one_has_parts_that_do_not_change_any_more() {
        var broken = service(
                """
                form:
                  pages:
                    - id: one
                      title: {ar: صفحة, en: Page}
                      fields:
                        - id: wishes
                          type: many
                          label: {ar: رغبات, en: Wishes}
                          options: [{value: a, label: {ar: أ, en: A}}, {value: b, label: {ar: ب, en: B}}]
                        - {id: words, type: text, label: {ar: كلام, en: Words}}
                workflow:
                  prefix: XY
                  steps:
                    - id: first
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      each: wishs
                      actions:
                        - {id: go, label: {ar: موافقة, en: Approve}, to: second}
                    - id: second
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      each: words
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: completed}
                        - {id: return, label: {ar: إعادة, en: Return}, to: returned, reason: true}
                        - {id: reject, label: {ar: رفض, en: Reject}, to: rejected, reason: true}
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining(
                        "wishs is no table and no question with several choices of the form; did you mean 'wishes'?")
                .hasMessageContaining("a later step gives the case back to its applicant")
                .hasMessageContaining("words is no table")
                .hasMessageContaining("another step decides part by part already");
    }

    @Test
    void what_is_corrected_is_an_answer_of_one_line_and_costs_an_amount_of_the_currency() {
        var broken = service(
                """
                correction: {fields: [words, photo, wrods], fee: "1.0005"}
                form:
                  pages:
                    - id: one
                      title: {ar: صفحة, en: Page}
                      fields:
                        - {id: words, type: text, label: {ar: كلام, en: Words}}
                        - {id: photo, type: file, label: {ar: صورة, en: Photo}, accept: [image/png]}
                workflow:
                  prefix: XY
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: completed}
                """);
        var reader = reader(Set.of("iga"));
        assertThatThrownBy(() -> reader.read(List.of(broken))).hasMessageContaining("/correction/fee");
        String right = broken.text().replace("1.0005", "1.500");
        assertThat(reader.read(broken.name(), right, Set.of(), Set.of("words"), Set.of("words"))
                        .mistakes())
                .extracting(Object::toString)
                .anySatisfy(mistake -> assertThat(mistake).contains("the field photo has no answer of one line"))
                .anySatisfy(mistake -> assertThat(mistake).contains("there is no field wrods; did you mean 'words'?"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .contains("carry the field words into a registry, which does not correct it"));
    }

    @Test
    void what_comes_next_is_another_service_that_there_is() {
        var broken = service(
                """
                form:
                  pages:
                    - id: one
                      title: {ar: صفحة, en: Page}
                      fields:
                        - {id: words, type: text, label: {ar: كلام, en: Words}}
                workflow:
                  prefix: XY
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: موافقة, en: Approve}, to: completed}
                outcome:
                  followUps: [x-y, x-z]
                """);
        assertThatThrownBy(() -> reader(Set.of("iga")).read(List.of(broken)))
                .hasMessageContaining(
                        "services/iga/x-y.yaml:23:15: a service does not come after itself; name another one")
                .hasMessageContaining("services/iga/x-y.yaml:23:20: there is no service x-z; did you mean 'x-y'?");
    }

    @Test
    void a_syntax_error_is_named_by_file_and_line() {
        assertThatThrownBy(() -> YamlFile.parse("a.yaml", "code: x\ncode: y\n"))
                .isInstanceOf(BrokenCountryData.class)
                .hasMessageContaining("a.yaml:2:1:");
    }
}
