package org.dilmun.ejb.studio;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.TrialInput;
import org.dilmun.domain.request.TrialInput.Kind;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.domain.studio.ServiceTrial;
import org.dilmun.domain.studio.TrialFull;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.document.LetterTemplate;
import org.dilmun.ejb.document.OrderCertificate;
import org.dilmun.ejb.notice.CaseNotices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Bodies.BodyData;
import org.dilmun.ejb.party.Partners;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.persistence.TrialRun;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Expressions;
import org.dilmun.ejb.request.NotEligible;
import org.dilmun.ejb.request.PartsUndecided;
import org.dilmun.ejb.request.ReasonMissing;
import org.dilmun.ejb.request.ServiceFailed;
import org.dilmun.ejb.request.ServiceHandler;
import org.dilmun.ejb.request.TestOffice;
import org.dilmun.ejb.request.TrialExpressionFailed;
import org.dilmun.ejb.studio.Rehearsal.TakenBack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Services are tried from the first page to the outcome, and nothing of it is left. */
@OnDatabase
class RehearsalTest {

    private static final CountryFiles BAHRAIN = new CountryFiles("bh");
    private static final String CARD = "id-card-replacement";
    private static final String CARD_TEXT =
            BAHRAIN.read("services/iga/" + CARD + ".yaml").text();

    private static final Map<String, String> CITIZEN = Map.of(
            "kind", "citizen",
            "age", "40",
            "sex", "female",
            "address", "{\"building\":\"10\",\"road\":\"20\",\"block\":\"317\",\"governorate\":\"capital\"}",
            "child", "no");

    private static final TrialInput REASON =
            TrialInput.answer("reason", Map.of("reason", "lost", "happened_on", "2017-11-01"));
    private static final TrialInput DELIVERY = TrialInput.answer("delivery", Map.of("delivery", "post"));
    private static final TrialInput SUBMIT = TrialInput.submit(null);

    private static final String OPINIONS =
            """
            workflow:
              prefix: IDC
              steps:
                - id: opinions
                  kind: task
                  label: {ar: رأي الجهات, en: Opinions}
                  role: officer
                  due: 10
                  overdue: remind
                  consult: [ewa, gdt]
                  rule: all
                  actions:
                    - {id: agree, label: {ar: لا مانع, en: No objection}, to: review}
                    - {id: object, label: {ar: الاعتراض, en: Object}, to: returned, reason: true}
                - id: review
                  kind: task
                  label: {ar: مراجعة الطلب, en: Review}
                  role: supervisor
                  due: 2
                  overdue: reject
                  overdueReason: {ar: لم تُستكمل المتطلبات في المهلة., en: The requirements were not met in time.}
                  actions:
                    - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                    - {id: reject, label: {ar: الرفض, en: Reject}, to: rejected, reason: true}
            """;

    private static final String VISIT =
            """
            workflow:
              prefix: IDC
              steps:
                - id: visit
                  kind: appointment
                  label: {ar: الحضور, en: Visit}
                  appointment:
                    kind: id-card-enrolment
                    again: 1
                    missed: rejected
                    missedReason: {ar: لم يحضر مقدم الطلب إلى موعده., en: The applicant did not come.}
                  due: 5
                  overdue: reject
                  overdueReason: {ar: لم يحجز مقدم الطلب موعدًا., en: The applicant did not book.}
                - id: review
                  kind: task
                  label: {ar: مراجعة الطلب, en: Review}
                  role: officer
                  actions:
                    - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                    - {id: reject, label: {ar: الرفض, en: Reject}, to: rejected, reason: true}
            """;

    private final TestOffice office = new TestOffice();
    private final TestDatabase database = office.database();
    private Rehearsal rehearsal;
    private Actor owner;

    @BeforeEach
    void arrange() {
        database.with(CaseListeners.class, new CaseListeners() {
            @Override
            public void moved(Request request, RequestStatus before) {
                office.bean(CaseNotices.class).moved(request, before);
                office.bean(OrderCertificate.class).moved(request, before);
            }

            @Override
            public void overdue(Request request, Task task) {
                office.bean(CaseNotices.class).overdue(request, task);
            }
        });
        office.collecting().handling(new ServiceHandler() {
            @Override
            public String service() {
                return CARD;
            }

            @Override
            public Map<String, String> validate(Request request) {
                throw new AssertionError("the code of the service was run");
            }

            @Override
            public void complete(Request request) {
                throw new AssertionError("the code of the service was run");
            }
        });
        List<ServiceDescriptor> services = Stream.of(
                        "iga/" + CARD, "mosd/elderly-day-care", "ewa/ewa-bill-dispute", "ewa/ewa-instalments")
                .map(service -> BAHRAIN.read("services/" + service + ".yaml").as(ServiceDescriptor.class))
                .toList();
        database.inTransaction(() -> {
            office.bean(Publications.class)
                    .takeOver("release", List.of(BAHRAIN.read("bodies.yaml").as(BodyData[].class)), services);
            office.bean(Bodies.class).takeOverPartners(Partners.of(Country.at("bh")));
            office.bean(Directory.class);
        });
        owner = ownerOf("iga", office.person("850101345"));
        rehearsal = office.bean(Rehearsal.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Actor ownerOf(String body, Actor person) {
        return database.inTransaction(() -> {
            long id = office.bean(Bodies.class).get(body).id();
            office.bean(Access.class).grant(person.id(), id, Role.SERVICE_OWNER);
            return Actor.person(
                    person.id(), person.assurance(), Map.of(id, Set.of(Role.SERVICE_OWNER)), person.channel());
        });
    }

    private ServiceTrial trial(String code, String text, Map<String, String> applicant) {
        return new ServiceTrial(1, code, owner.id(), text, applicant, office.now());
    }

    private ServiceTrial ofCard(String text) {
        return trial(CARD, text, CITIZEN);
    }

    private Rehearsed played(ServiceTrial trial, TrialInput... inputs) {
        office.callsNow(owner);
        try {
            database.inTransaction(() -> rehearsal.play(trial, List.of(inputs), Function.identity()));
        } catch (TakenBack back) {
            return (Rehearsed) back.shown();
        }
        throw new AssertionError("it was kept");
    }

    private Problem refused(ServiceTrial trial, TrialInput... inputs) {
        return office.refusal(owner, () -> rehearsal.play(trial, List.of(inputs), Function.identity()));
    }

    /** Rows of each table. */
    private Map<String, Long> rows() throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (Connection connection = database.pool().getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (ResultSet count = connection.createStatement().executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    private static TrialInput act(long body, String action, String words) {
        return TrialInput.act(body, action, null, words, null);
    }

    private long body(String code) {
        return database.inTransaction(() -> office.bean(Bodies.class).get(code).id());
    }

    private static List<String> subjects(List<Notice> notices) {
        return notices.stream().map(notice -> notice.subject().in("en")).toList();
    }

    @Test
    void a_service_is_tried_to_its_document_and_no_table_has_a_row_more() throws SQLException {
        Map<String, Long> before = rows();
        assertThat(before).hasSizeGreaterThan(50).containsKeys("request", "outbox", "audit_event", "stored_blob");
        long iga = body("iga");
        Rehearsed end =
                played(ofCard(CARD_TEXT), REASON, DELIVERY, SUBMIT, TrialInput.of(Kind.PAY), act(iga, "approve", null));
        assertThat(end.request().status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(end.request().fee().orElseThrow().charges()).hasSize(2);
        assertThat(subjects(end.applicantsNotices()))
                .containsExactly(
                        "We have received your request: Replacement of a lost or damaged ID card",
                        "Your document is ready: Certificate of replacement of an ID card");
        String letter = office.bean(LetterTemplate.class).letter(end.certificate());
        assertThat(letter).contains("Trial – this is no document", "تجربة").doesNotContain("/verify/");
        assertThat(rows()).isEqualTo(before);
        assertThat(TrialRun.isOn()).isFalse();
    }

    @Test
    void each_step_is_shown_as_it_stands() {
        assertThat(played(ofCard(CARD_TEXT)).request().status()).isEqualTo(RequestStatus.DRAFT);
        Rehearsed unpaid = played(ofCard(CARD_TEXT), REASON, DELIVERY, SUBMIT);
        assertThat(unpaid.request().waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        assertThat(unpaid.pending()).isEmpty();
        Rehearsed paid = played(ofCard(CARD_TEXT), REASON, DELIVERY, SUBMIT, TrialInput.of(Kind.PAY));
        assertThat(paid.pending()).singleElement().satisfies(task -> {
            assertThat(task.role()).isEqualTo(Role.OFFICER);
            assertThat(task.dueOn()).isPresent();
        });
        Rehearsed late = played(
                ofCard(CARD_TEXT), REASON, DELIVERY, SUBMIT, TrialInput.of(Kind.PAY), TrialInput.overdue(body("iga")));
        assertThat(late.pending()).singleElement().matches(Task::isEscalated);
    }

    @Test
    void an_invented_applicant_with_a_disability_card_is_waived_the_fee() {
        String fee =
                """
                fee:
                  table:
                    - {amount: "4.000", note: {ar: لكل بطاقة, en: For each card}}
                  waivers:
                    - id: disability
                      when: applicant.disability
                      reason: {ar: لحامل بطاقة إعاقة سارية, en: For who holds a valid disability card}
                """;
        String waiving = CARD_TEXT.substring(0, CARD_TEXT.indexOf("fee:\n"))
                + fee
                + CARD_TEXT.substring(CARD_TEXT.indexOf("time: {workingDays"));
        var entitled = new TreeMap<>(CITIZEN);
        entitled.put("entitlements", "[\"disability\"]");
        assertThat(played(ofCard(waiving), REASON, DELIVERY, SUBMIT).request().waitingOn())
                .isEqualTo(WaitingOn.PAYMENT);
        assertThat(played(trial(CARD, waiving, entitled), REASON, DELIVERY, SUBMIT)
                        .request()
                        .waitingOn())
                .isNotEqualTo(WaitingOn.PAYMENT);
    }

    @Test
    void what_is_given_back_is_answered_again_and_refused_with_a_reason() {
        long iga = body("iga");
        TrialInput pay = TrialInput.of(Kind.PAY);
        ServiceTrial trial = ofCard(CARD_TEXT);
        assertThat(refused(trial, REASON, DELIVERY, SUBMIT, pay, act(iga, "reject", " ")))
                .isInstanceOf(ReasonMissing.class);
        Rehearsed back = played(trial, REASON, DELIVERY, SUBMIT, pay, act(iga, "return", "Which day?"));
        assertThat(back.request().status()).isEqualTo(RequestStatus.RETURNED);
        Rehearsed end = played(
                trial,
                REASON,
                DELIVERY,
                SUBMIT,
                pay,
                act(iga, "return", "Which day?"),
                TrialInput.answer("reason", Map.of("reason", "lost", "happened_on", "2017-11-02")),
                TrialInput.submit("It was the second."),
                TrialInput.act(iga, "reject", "issued_already", null, null));
        assertThat(end.request().status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(end.request().answers()).containsEntry("happened_on", "2017-11-02");
        assertThat(subjects(end.applicantsNotices()))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("Your request was not accepted");
        assertThat(end.certificate()).isNull();
    }

    @Test
    void a_sample_stands_for_each_file() {
        var stolen = Map.of("reason", "stolen", "happened_on", "2017-11-01");
        assertThat(refused(ofCard(CARD_TEXT), TrialInput.answer("reason", stolen)))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.violations())
                        .containsOnlyKeys("police_report"));
        var withFile = new TreeMap<>(stolen);
        withFile.put("police_report", TrialInput.SAMPLE);
        assertThat(played(ofCard(CARD_TEXT), TrialInput.answer("reason", withFile))
                        .request()
                        .answers())
                .containsKey("police_report");
    }

    private static String withWorkflow(String workflow) {
        int start = CARD_TEXT.indexOf("workflow:");
        return CARD_TEXT.substring(0, start) + workflow + CARD_TEXT.substring(CARD_TEXT.indexOf("correction:"));
    }

    @Test
    void bodies_that_are_asked_answer_each_and_time_decides() {
        ServiceTrial trial = ofCard(withWorkflow(OPINIONS));
        long ewa = body("ewa");
        long gdt = body("gdt");
        Rehearsed asked = played(trial, REASON, DELIVERY, SUBMIT);
        assertThat(asked.pending()).extracting(Task::bodyId).containsExactlyInAnyOrder(ewa, gdt);
        Rehearsed one = played(trial, REASON, DELIVERY, SUBMIT, act(ewa, "agree", null));
        assertThat(one.pending()).extracting(Task::bodyId).containsExactly(gdt);
        assertThat(played(trial, REASON, DELIVERY, SUBMIT, act(ewa, "object", "No line there"))
                        .request()
                        .status())
                .isEqualTo(RequestStatus.RETURNED);
        Rehearsed review = played(trial, REASON, DELIVERY, SUBMIT, act(ewa, "agree", null), act(gdt, "agree", null));
        assertThat(review.pending()).extracting(Task::role).containsExactly(Role.SUPERVISOR);
        Rehearsed silent = played(
                trial,
                REASON,
                DELIVERY,
                SUBMIT,
                act(ewa, "agree", null),
                act(gdt, "agree", null),
                TrialInput.overdue(body("iga")));
        assertThat(silent.request().status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(silent.applicantsNotices()).last().satisfies(notice -> assertThat(
                        notice.text().in("en"))
                .contains("The requirements were not met in time."));
    }

    @Test
    void an_appointment_is_attended_or_missed() {
        ServiceTrial trial = ofCard(withWorkflow(VISIT));
        TrialInput miss = TrialInput.of(Kind.MISS);
        assertThat(played(trial, REASON, DELIVERY, SUBMIT).request().waitingOn())
                .isEqualTo(WaitingOn.APPOINTMENT);
        assertThat(played(trial, REASON, DELIVERY, SUBMIT, TrialInput.of(Kind.COME))
                        .request()
                        .step())
                .isEqualTo("review");
        Rehearsed once = played(trial, REASON, DELIVERY, SUBMIT, miss);
        assertThat(once.request().status()).isEqualTo(RequestStatus.OPEN);
        assertThat(once.missed()).isEqualTo(1);
        assertThat(played(trial, REASON, DELIVERY, SUBMIT, miss, miss).request().status())
                .isEqualTo(RequestStatus.REJECTED);
    }

    @Test
    void whoever_books_no_appointment_in_time_is_rejected_in_the_trial_too() {
        TrialInput pass = TrialInput.of(Kind.OVERDUE);
        Rehearsed passed = played(ofCard(withWorkflow(VISIT)), REASON, DELIVERY, SUBMIT, pass);
        assertThat(passed.request().status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(passed.applicantsNotices())
                .last()
                .satisfies(notice -> assertThat(notice.text().in("en")).contains("The applicant did not book."));
    }

    @Test
    void where_a_register_has_nothing_for_who_is_invented_examples_stand() {
        owner = ownerOf("ewa", owner);
        String asking =
                """
                code: ewa-instalments
                name: {ar: إفادة, en: Letter}
                body: ewa
                audience: [citizen]
                category: education
                channels: [portal]
                assurance: basic
                form:
                  pages:
                    - id: pupil
                      title: {ar: الطالب, en: Pupil}
                      fields:
                        - {id: pupil, type: choice, source: "register:pupils", required: true, label: {ar: الطالب, en: Pupil}}
                workflow:
                  prefix: LTR
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة الطلب, en: Review}
                      role: officer
                      actions:
                        - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                """;
        ServiceTrial trial = trial("ewa-instalments", asking, CITIZEN);
        assertThat(played(trial, TrialInput.answer("pupil", Map.of("pupil", "9900001")), SUBMIT)
                        .request()
                        .status())
                .isEqualTo(RequestStatus.OPEN);
        assertThat(refused(trial, TrialInput.answer("pupil", Map.of("pupil", "20170001"))))
                .isInstanceOf(AnswersRefused.class);
    }

    @Test
    void a_partner_has_its_step_and_the_body_takes_it_over_in_time() {
        owner = ownerOf("mosd", owner);
        String code = "elderly-day-care";
        ServiceTrial trial = trial(
                code,
                BAHRAIN.read("services/mosd/" + code + ".yaml").text(),
                Map.of(
                        "kind",
                        "citizen",
                        "age",
                        "70",
                        "sex",
                        "male",
                        "address",
                        CITIZEN.get("address"),
                        "child",
                        "no"));
        TrialInput member = TrialInput.answer(
                "member",
                Map.of("club", "uco", "lives_with", "family", "transport", "no", "relative_phone", "33445566"));
        TrialInput health = TrialInput.answer("health", Map.of("medical_report", TrialInput.SAMPLE));
        long uco = body("uco");
        Rehearsed place = played(trial, member, health, SUBMIT);
        assertThat(place.pending()).singleElement().matches(Task::isOfPartner);
        assertThat(played(trial, member, health, SUBMIT, act(uco, "confirm", null))
                        .request()
                        .step())
                .isEqualTo("research");
        assertThat(played(trial, member, health, SUBMIT, TrialInput.overdue(uco))
                        .pending())
                .singleElement()
                .satisfies(task -> assertThat(task.bodyId()).isEqualTo(body("mosd")));
    }

    @Test
    void parts_are_decided_one_by_one() {
        String code = "ewa-bill-dispute";
        owner = ownerOf("ewa", owner);
        ServiceTrial trial =
                trial(code, BAHRAIN.read("services/ewa/" + code + ".yaml").text(), CITIZEN);
        TrialInput[] submitted = {
            TrialInput.answer("about", Map.of("purpose", "wrong")),
            TrialInput.answer(
                    "account", Map.of("account", "1234567", "holder", "self", "premises", CITIZEN.get("address"))),
            TrialInput.answer(
                    "bills",
                    Map.of(
                            "parts",
                            "[\"water\"]",
                            "disputed",
                            "[" + bill("A1", "9.000") + "," + bill("A2", "8.000") + "]")),
            TrialInput.answer("reason", Map.of("reason", "Nobody lived there", "reading_differs", "no")),
            SUBMIT
        };
        long ewa = body("ewa");
        assertThat(refused(trial, with(submitted, act(ewa, "accept", null)))).isInstanceOf(PartsUndecided.class);
        List<PartDecision> decided = List.of(PartDecision.accept(0), PartDecision.refuse(1, "It was read rightly"));
        Rehearsed end = played(trial, with(submitted, TrialInput.act(ewa, "accept", null, null, decided)));
        assertThat(end.request().status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(end.request().parts()).isEqualTo(decided);
    }

    private static String bill(String number, String wrong) {
        return "{\"number\":\"%s\",\"issued_on\":\"2017-10-01\",\"amount\":\"10.000\",\"wrong\":\"%s\"}"
                .formatted(number, wrong);
    }

    private static TrialInput[] with(TrialInput[] before, TrialInput last) {
        return Stream.concat(Stream.of(before), Stream.of(last)).toArray(TrialInput[]::new);
    }

    @Test
    void who_may_not_apply_is_told_so() {
        String forResidents = CARD_TEXT.replaceFirst("(?m)^audience: .*$", "audience: [resident]");
        assertThat(refused(ofCard(forResidents))).isInstanceOf(NotEligible.class);
        var resident = new TreeMap<>(CITIZEN);
        resident.put("kind", "resident");
        resident.put("nationality", "ind");
        Rehearsed begun = played(trial(CARD, forResidents, resident));
        assertThat(begun.applicant().nationality()).isEqualTo("IND");
        assertThat(begun.applicant().citizen()).isFalse();
    }

    @Test
    void an_expression_that_fails_is_told_to_the_owner_and_not_to_support() throws SQLException {
        Expressions expressions = office.bean(Expressions.class);
        var failed = new ExpressionFailed("child.age > 3", new IllegalStateException());
        Map<String, Long> before = rows();
        TrialRun.begin();
        try {
            office.does(owner, () -> assertThatThrownBy(() -> expressions.guarded(CARD, null, () -> {
                        throw failed;
                    }))
                    .isInstanceOfSatisfying(TrialExpressionFailed.class, told -> assertThat(told.facts())
                            .containsEntry("expression", "child.age > 3")));
        } finally {
            TrialRun.end();
        }
        assertThat(rows()).isEqualTo(before);
        Problem inEarnest = office.as(owner, () -> expressions.told(CARD, null, failed));
        assertThat(inEarnest).isInstanceOf(ServiceFailed.class);
        assertThat(rows().get("support_task")).isEqualTo(before.get("support_task") + 1);
    }

    @Test
    void a_trial_is_begun_gone_on_with_taken_back_and_ended() {
        Trials trials = office.bean(Trials.class);
        office.does(owner, () -> trials.begin(CARD, Optional.empty(), CITIZEN));
        office.does(owner, () -> trials.add(CARD, REASON));
        office.does(owner, () -> trials.add(CARD, DELIVERY));
        office.does(owner, () -> trials.stepBack(CARD));
        ServiceTrial kept = office.as(owner, () -> trials.find(CARD)).orElseThrow();
        assertThat(kept.inputs()).containsExactly(REASON);
        assertThat(played(kept, REASON, DELIVERY).request().answers()).containsEntry("delivery", "post");
        Actor other = ownerOf("iga", office.person("850101347"));
        assertThat(office.as(other, () -> trials.find(CARD))).isEmpty();
        office.does(owner, () -> trials.end(CARD));
        assertThat(office.as(owner, () -> trials.find(CARD))).isEmpty();
        Actor officer = office.person("850101348");
        assertThat(office.refusal(officer, () -> trials.find(CARD)).code()).isEqualTo("access-refused");
    }

    @Test
    void a_trial_takes_so_many_steps_and_a_false_applicant_is_refused() {
        ServiceTrial trial = ofCard(CARD_TEXT);
        for (int step = 0; step < ServiceTrial.MOST; step++) {
            trial.add(REASON);
        }
        assertThatThrownBy(() -> trial.add(REASON)).isInstanceOf(TrialFull.class);
        var impossible = new TreeMap<>(CITIZEN);
        impossible.put("age", "-3");
        assertThat(office.refusal(owner, () -> office.bean(Trials.class).begin(CARD, Optional.of(1), impossible)))
                .isInstanceOf(AnswersRefused.class);
    }
}
