package org.dilmun.ejb.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.StoredBlob;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What people attach: what is taken, what is left of it, and who sees it. */
@OnDatabase
@SuppressWarnings("UnnecessaryAssignment") // settings of a test, for which no container is asked
class AttachmentsTest {

    private static final String REPORT = "police_report";

    private final TestOffice office = new TestOffice();

    private Attachments attachments;
    private Drafts drafts;
    private RequestQueries queries;
    private Actor applicant;
    private Reference draft;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("850101345");
        attachments = office.bean(Attachments.class);
        drafts = office.bean(Drafts.class);
        queries = office.bean(RequestQueries.class);
        draft = office.as(applicant, () -> drafts.start(ID_CARD.code())).reference();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void attach(byte[] content) {
        office.does(applicant, () -> attachments.attach(draft, REPORT, "report.pdf", TestFiles.stream(content)));
    }

    private Problem refusal(byte[] content) {
        return office.refusal(
                applicant, () -> attachments.attach(draft, REPORT, "report.pdf", TestFiles.stream(content)));
    }

    private List<Attachment> files() {
        return office.as(applicant, () -> queries.attachments(queries.getOwn(draft)));
    }

    private boolean isKept(byte[] content) {
        return office.database()
                .inTransaction(
                        () -> office.database().entityManager().find(StoredBlob.class, Sha256.hex(content)) != null);
    }

    private void submit() {
        office.as(
                applicant, () -> drafts.save(draft, "reason", Map.of("reason", "stolen", "happened_on", "2017-11-01")));
        office.as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "centre")));
        office.submit(applicant, draft);
    }

    /** The officer has a question; its fee has come. */
    private void returned(Actor officer) {
        long id = office.as(applicant, () -> queries.getOwn(draft)).id();
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(id));
        office.act(officer, draft, "return", null, "The report is another one.");
    }

    private static byte[] locked(String password) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_document_that_nobody_can_open_is_refused() throws IOException {
        assertThat(refusal(locked("secret"))).isInstanceOf(FileEncrypted.class);
        assertThat(refusal(Arrays.copyOf(TestFiles.PDF, 60))).isInstanceOf(FileUnreadable.class);
        assertThat(files()).isEmpty();
        attach(locked("")); // it opens; only changing it asks for a password
        assertThat(files()).hasSize(1);
    }

    @Test
    void what_a_draft_replaces_is_forgotten_and_what_was_submitted_stays() {
        byte[] first = TestFiles.pdf(1000);
        byte[] second = TestFiles.pdf(2000);
        byte[] third = TestFiles.pdf(3000);
        attach(first);
        attach(second);
        assertThat(isKept(first)).isFalse();
        submit();
        Actor officer = office.person("850101347", Role.OFFICER);
        returned(officer);
        attach(third);
        assertThat(isKept(second)).isTrue();
        assertThat(files())
                .singleElement()
                .extracting(file -> file.file().size())
                .isEqualTo(3000L);
    }

    @Test
    void a_content_that_another_case_has_too_outlives_the_one_that_replaces_it() {
        Actor other = office.person("850101346");
        Reference theirs = office.as(other, () -> drafts.start(ID_CARD.code())).reference();
        attach(TestFiles.PDF);
        office.does(other, () -> attachments.attach(theirs, REPORT, "same.pdf", TestFiles.stream(TestFiles.PDF)));
        attach(TestFiles.pdf(1000));
        assertThat(isKept(TestFiles.PDF)).isTrue();
    }

    @Test
    void what_answers_no_question_any_more_is_forgotten_with_the_submission() {
        attach(TestFiles.PDF);
        office.as(applicant, () -> drafts.save(draft, "reason", Map.of("reason", "lost", "happened_on", "2017-11-01")));
        office.as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "centre")));
        assertThat(isKept(TestFiles.PDF)).isTrue();
        office.submit(applicant, draft);
        assertThat(isKept(TestFiles.PDF)).isFalse();
    }

    @Test
    void a_case_takes_so_many_files_and_so_many_megabytes() {
        AttachmentLimits limits = office.bean(AttachmentLimits.class);
        limits.caseMegabytes = "1";
        assertThat(refusal(TestFiles.pdf((1 << 20) + 1)).facts()).containsEntry("maxMegabytes", 1);
        attach(TestFiles.pdf(1 << 20));
        limits.caseFiles = "1";
        attach(TestFiles.pdf(1000)); // in place of the other
        submit();
        Actor officer = office.person("850101347", Role.OFFICER);
        returned(officer);
        assertThat(refusal(TestFiles.PDF)).isInstanceOf(FilesTooMany.class);
        limits.megabytes = "1";
        assertThat(refusal(TestFiles.pdf((1 << 20) + 1))).isInstanceOf(FileTooLarge.class);
    }

    @Test
    void nothing_gets_in_past_a_scanner_that_is_set_and_does_not_answer() {
        VirusScan scan = office.bean(VirusScan.class);
        assertThat(scan.read(office.now())).isEmpty();
        scan.address = Optional.of("unix:/nowhere/clamd.ctl");
        scan.configure();
        assertThat(refusal(TestFiles.PDF)).isInstanceOf(FileNotScanned.class);
        assertThat(files()).isEmpty();
        assertThat(isKept(TestFiles.PDF)).isFalse();
        assertThat(scan.read(office.now())).singleElement().satisfies(sign -> assertThat(sign.state())
                .isEqualTo(Diagnostic.State.BAD));
    }

    @Test
    void only_those_in_the_case_see_its_files() {
        attach(TestFiles.PDF);
        Actor officer = office.person("850101347", Role.OFFICER);
        assertThat(office.refusal(officer, () -> queries.attachment(draft, REPORT)))
                .isInstanceOf(Refused.class);
        submit();
        assertThat(office.as(applicant, () -> queries.attachment(draft, REPORT)))
                .isNotNull();
        assertThat(office.as(officer, () -> queries.attachment(draft, REPORT))).isNotNull();

        Actor stranger = office.person("850101348");
        Actor former = Actor.person(officer.id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
        Actor elsewhere = Actor.person(
                officer.id(), Assurance.BASIC, Map.of(office.body() + 1, Set.of(Role.OFFICER)), Channel.PORTAL);
        for (Actor outside : List.of(stranger, former, elsewhere, Actor.NOBODY)) {
            assertThat(office.refusal(outside, () -> queries.attachment(draft, REPORT)))
                    .isInstanceOf(Problem.class);
        }
    }
}
