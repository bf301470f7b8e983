package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What leaves when somebody takes along what was answered for their service, and who may. */
@OnDatabase
class SubmissionsTest {

    private static final String CODE = "id-card-replacement";
    private static final MonthSpan NOVEMBER = MonthSpan.parse("2017-11", "2017-11");

    private final TestOffice office = new TestOffice();

    private Submissions submissions;
    private Actor applicant;
    private Actor owner;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("920704565");
        owner = office.person("850101347", Role.SERVICE_OWNER);
        submissions = office.bean(Submissions.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<Reference> read(int atATime) {
        var read = new ArrayList<Reference>();
        Submissions.Cursor cursor = Submissions.Cursor.START;
        List<Request> stretch;
        do {
            Submissions.Cursor after = cursor;
            stretch = office.as(owner, () -> submissions.after(after, CODE, NOVEMBER, atATime));
            for (Request request : stretch) {
                read.add(request.reference());
                cursor = Submissions.Cursor.behind(request);
            }
        } while (!stretch.isEmpty());
        return read;
    }

    @Test
    void each_submitted_request_of_the_months_comes_once_however_it_is_read() {
        var expected = new ArrayList<Reference>();
        for (int i = 0; i < 7; i++) {
            office.at(NOW.plus(Duration.ofMinutes(i / 2))); // two at a time at the same moment
            expected.add(office.inReview(applicant).reference());
        }
        office.filledIn(applicant, CODE, "post"); // a draft is its applicant's alone
        Actor officer = office.person("850101346", Role.OFFICER);
        office.act(officer, expected.get(0), "reject", null, "سبب");
        Reference appeal = office.as(applicant, () -> office.bean(Appeals.class).begin(expected.get(0)))
                .reference();
        office.as(applicant, () -> office.bean(Drafts.class).save(appeal, "appeal", Map.of("grounds", "لا")));
        office.submit(applicant, appeal);
        office.at(NOW.plus(Duration.ofDays(30)));
        office.inReview(applicant); // in December

        for (int atATime : new int[] {1, 2, 3, 100}) {
            assertThat(read(atATime)).as("%d at a time", atATime).isEqualTo(expected);
        }
        office.as(owner, () -> submissions.begin(CODE, NOVEMBER, "csv"));
        Object[] event = office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select e.action, e.actor, e.details from AuditEvent e where e.object = :code", Object[].class)
                .setParameter("code", CODE)
                .getSingleResult());
        assertThat(event)
                .containsExactly(
                        "submissions.exported",
                        owner.recorded(),
                        Map.of("from", "2017-11-01", "until", "2017-11-30", "format", "csv", "count", "7"));
    }

    @Test
    void they_are_for_those_who_answer_for_the_service() {
        for (Actor stranger : List.of(
                Actor.NOBODY,
                applicant,
                office.person("850101346", Role.OFFICER),
                office.person("850101349", Role.AUDITOR))) {
            assertThat(office.refusal(stranger, () -> submissions.begin(CODE, NOVEMBER, "csv")))
                    .isInstanceOf(Refused.class);
            assertThat(office.refusal(
                            stranger, () -> submissions.after(Submissions.Cursor.START, CODE, NOVEMBER, 10)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(office.refusal(owner, () -> submissions.begin("none", NOVEMBER, "csv")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void who_may_open_the_cases_gets_ways_to_reach_people_and_nobody_what_registers_know() {
        assertThat(ids(true))
                .contains("salary", "note", "born", "aids", "phone", "email", "house", "bills", "total", "business")
                .doesNotContain("name", "landlord", "proof");
        assertThat(ids(false))
                .contains("salary", "note", "born", "aids", "bills", "total", "business")
                .doesNotContain("name", "landlord", "proof", "phone", "email", "house");
        Actor supervisor = office.person("850101348", Role.SUPERVISOR);
        SubmissionColumns card = office.as(supervisor, () -> submissions.begin(CODE, NOVEMBER, "csv"));
        assertThat(card.list())
                .extracting(Field::id)
                .containsExactly("reason", "happened_on", "details", "delivery");
    }

    private static List<String> ids(boolean contacts) {
        return SubmissionColumns.of(List.of(EVERYTHING.form()), contacts).list().stream()
                .map(Field::id)
                .toList();
    }

    /** Of a service whose table asks for phones and personal numbers. */
    private static Form family() {
        return Fixtures.read(
                        "everything",
                        Fixtures.text("everything")
                                .replace(
                                        "- {id: day, type: date, label: {ar: التاريخ, en: Date}}",
                                        "- {id: day, type: phone, label: {ar: الهاتف, en: Phone}}\n"
                                                + "            - {id: who, type: personalNumber, label: {ar: رقمه, en: Number}}"))
                .form();
    }

    @Test
    void of_the_rows_of_a_table_leaves_what_would_leave_alone() {
        Form form = family();
        Field bills = form.field("bills").orElseThrow();
        String rows = "[{\"amount\":\"4.500\",\"day\":\"33112233\",\"number\":\"A1\",\"who\":\"880100036\"}]";
        assertThat(SubmissionColumns.of(List.of(form), false).leaving(bills, rows))
                .contains("[{\"amount\":\"4.500\",\"number\":\"A1\"}]");
        assertThat(SubmissionColumns.of(List.of(form), true).leaving(bills, rows))
                .contains("[{\"amount\":\"4.500\",\"day\":\"33112233\",\"number\":\"A1\"}]");
    }

    @Test
    void what_only_an_older_version_asked_comes_last() {
        List<Form> forms = List.of(ID_CARD.form(), EVERYTHING.form());
        assertThat(SubmissionColumns.of(forms, false).list())
                .extracting(Field::id)
                .startsWith("reason", "happened_on", "details", "delivery", "salary");
    }
}
