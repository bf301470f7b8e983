package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.request.StoredBlob;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** How long a draft is kept, and what goes with it. */
@OnDatabase
class OldDraftsTest {

    private static final byte[] REPORT = TestFiles.PDF;
    private static final Instant LAST_MOMENT = Instant.parse("2017-12-05T20:59:59Z");
    private static final Instant NEXT_DAY = Instant.parse("2017-12-05T21:00:00Z");

    private final TestOffice office = new TestOffice();

    private Drafts drafts;
    private OldDrafts old;
    private RequestQueries queries;
    private Actor applicant;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, new HeardMoves()).with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("850101345");
        drafts = office.bean(Drafts.class);
        old = office.bean(OldDrafts.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference draftWithReport(Actor actor) {
        Reference draft = office.as(actor, () -> drafts.start(ID_CARD.code())).reference();
        office.as(actor, () -> office.bean(Attachments.class)
                .attach(draft, "police_report", "report.pdf", TestFiles.stream(REPORT)));
        return draft;
    }

    private void runJob() {
        office.does(Actor.system("old-drafts"), () -> office.bean(ForgetDrafts.class)
                .work());
    }

    private boolean isThere(Actor actor, Reference reference) {
        return office.as(actor, () -> queries.listOwn()).stream()
                .anyMatch(request -> request.reference().equals(reference));
    }

    private boolean reportIsThere() {
        return office.database()
                .inTransaction(
                        () -> office.database().entityManager().find(StoredBlob.class, Sha256.hex(REPORT)) != null);
    }

    @Test
    void a_draft_is_there_until_the_thirtieth_day_after_its_last_change_and_then_goes_with_its_files() {
        Reference draft = draftWithReport(applicant);
        assertThat(office.as(applicant, () -> old.keptUntil(queries.getOwn(draft))))
                .isEqualTo(LocalDate.of(2017, 12, 5));
        office.at(LAST_MOMENT);
        runJob();
        assertThat(isThere(applicant, draft)).isTrue();

        office.at(NEXT_DAY);
        runJob();
        assertThat(isThere(applicant, draft)).isFalse();
        assertThat(reportIsThere()).isFalse();
        assertThat(office.refusal(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "post"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_change_counts_anew() {
        Reference draft = draftWithReport(applicant);
        office.at(LAST_MOMENT);
        office.as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "post")));
        office.at(NEXT_DAY);
        runJob();
        assertThat(isThere(applicant, draft)).isTrue();
    }

    @Test
    void what_was_submitted_and_a_file_that_another_case_needs_stay() {
        Actor other = office.person("850101346");
        Reference needed = draftWithReport(other);
        office.as(other, () -> drafts.save(needed, "reason", Map.of("reason", "stolen", "happened_on", "2017-11-01")));
        office.as(other, () -> drafts.save(needed, "delivery", Map.of("delivery", "centre")));
        office.submit(other, needed);
        Reference draft = draftWithReport(applicant);
        office.at(NEXT_DAY);
        runJob();
        assertThat(isThere(applicant, draft)).isFalse();
        assertThat(isThere(other, needed)).isTrue();
        assertThat(reportIsThere()).isTrue();
        Actor officer = office.person("850101347", Role.OFFICER);
        assertThat(office.as(officer, () -> queries.attachment(needed, "police_report"))
                        .file()
                        .name())
                .isEqualTo("report.pdf");
    }

    @Test
    void an_application_can_be_begun_again() {
        Reference forgotten = draftWithReport(applicant);
        office.at(NEXT_DAY);
        runJob();
        Reference again = draftWithReport(applicant);
        assertThat(again).isNotEqualTo(forgotten);
        assertThat(reportIsThere()).isTrue();
    }
}
