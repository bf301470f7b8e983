package org.dilmun.ejb.document;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.Corrections;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.TestFiles;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What becomes of a certificate whose record is corrected. */
@OnDatabase
class CorrectedCertificateTest {

    private static final byte[] PDF = TestFiles.PDF;

    private final TestOffice office = new TestOffice();

    private IssuedDocuments documents;
    private DocumentQueries queries;
    private Actor holder;
    private Actor officer;
    private Actor supervisor;
    private Reference completed;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        documents = office.bean(IssuedDocuments.class);
        queries = office.bean(DocumentQueries.class);
        holder = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        completed = office.inReview(holder).reference();
        office.act(officer, completed, "approve", null, "");
        order(completed);
        issue(completed);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Request read(Reference reference) {
        return office.as(holder, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private void order(Reference reference) {
        Request request = read(reference);
        office.does(Actor.NOBODY, () -> office.bean(OrderCertificate.class).moved(request, RequestStatus.OPEN));
    }

    private void issue(Reference reference) {
        office.does(
                Actor.NOBODY, () -> documents.record(documents.draft(reference).orElseThrow(), PDF));
    }

    private IssuedDocument document(Reference reference) {
        Request request = read(reference);
        return office.as(holder, () -> queries.find(request).orElseThrow());
    }

    private Reference corrected(String day) {
        Drafts drafts = office.bean(Drafts.class);
        Reference draft = office.as(holder, () -> office.bean(Corrections.class).begin(completed))
                .reference();
        office.as(holder, () -> office.bean(Attachments.class)
                .attach(draft, "correction_evidence", "paper.pdf", TestFiles.stream(PDF)));
        office.as(
                holder,
                () -> drafts.save(
                        draft, "correction", Map.of("happened_on", day, "correction_grounds", "كتبت اليوم خطأً.")));
        office.submit(holder, draft);
        office.act(supervisor, draft, "correct", null, "");
        order(draft);
        return draft;
    }

    @Test
    void a_new_certificate_says_what_is_right_and_takes_the_place_of_the_old_one() {
        Reference correction = corrected("2017-10-30");
        CertificateDraft draft =
                office.as(Actor.NOBODY, () -> documents.draft(correction)).orElseThrow();
        assertThat(new LetterTemplate().letter(draft.letter()))
                .contains("30 October 2017", "Corrected on", completed.value())
                .doesNotContain("1 November 2017", correction.value());
        issue(correction);

        IssuedDocument old = document(completed);
        assertThat(old.replaced()).isTrue();
        assertThat(old.replacedAt()).isEqualTo(NOW);
        assertThat(old.revoked()).isFalse();
        assertThat(document(correction).replaced()).isFalse();
        assertThat(office.audited(old.reference())).endsWith("document.replace");
        Request request = read(completed);
        assertThat(office.as(holder, () -> queries.newest(request)))
                .map(IssuedDocument::reference)
                .contains(document(correction).reference());
        assertThat(sent().text().in("en"))
                .contains("It takes the place of the one that was issued before the correction.");
        assertThat(office.as(Actor.NOBODY, () -> documents.draft(correction))).isEmpty();

        Reference second = corrected("2017-10-29");
        issue(second);
        assertThat(document(correction).replaced()).isTrue();
        assertThat(document(completed).replacedAt()).isEqualTo(NOW);
        assertThat(document(second).replaced()).isFalse();
    }

    private Notice sent() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n order by n.id desc", Notice.class)
                .setMaxResults(1)
                .getSingleResult());
    }

    @Test
    void the_orders_of_one_case_leave_after_each_other() {
        Reference correction = corrected("2017-10-30");
        assertThat(office.database().inTransaction(() -> office.database()
                        .entityManager()
                        .createQuery("select m from OutboxMessage m order by m.id", OutboxMessage.class)
                        .getResultList()))
                .extracting(OutboxMessage::key, OutboxMessage::subject)
                .contains(tuple(completed.value(), completed.value()), tuple(correction.value(), completed.value()));
    }

    @Test
    void nothing_takes_the_place_of_a_certificate_that_was_revoked() {
        Reference correction = corrected("2017-10-30");
        CertificateDraft drafted =
                office.as(Actor.NOBODY, () -> documents.draft(correction)).orElseThrow();
        Revocations revocations = office.bean(Revocations.class);
        Reference revoked = document(completed).reference();
        office.does(
                supervisor,
                () -> revocations.revoke(
                        revoked, new Revocations.Given(null, Map.of("ar", "خطأ.", "en", "It is wrong."))));
        office.does(Actor.NOBODY, () -> documents.record(drafted, PDF));
        Request yielding = read(correction);
        assertThat(office.as(holder, () -> queries.find(yielding))).isEmpty();
        assertThat(document(completed).replaced()).isFalse();
        Optional<CertificateDraft> again = office.as(Actor.NOBODY, () -> documents.draft(correction));
        assertThat(again).isEmpty();
    }
}
