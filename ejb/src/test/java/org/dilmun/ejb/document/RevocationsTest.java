package org.dilmun.ejb.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.RevocationReasonMissing;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.document.Revocations.Given;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.SavedReasonUnknown;
import org.dilmun.ejb.request.TestOffice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** Documents that their body takes back. */
@OnDatabase
class RevocationsTest {

    private static final Map<String, String> NO_WORDS = Map.of("ar", "", "en", " ");
    private static final Given WORDS = new Given("", Map.of("ar", " الاسم خطأ. ", "en", "The name is wrong."));

    private final TestOffice office = new TestOffice();

    private Revocations revocations;
    private DocumentQueries queries;
    private Actor holder;
    private Actor officer;
    private Actor supervisor;
    private Actor colleague;
    private Reference document;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        revocations = office.bean(Revocations.class);
        queries = office.bean(DocumentQueries.class);
        holder = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        colleague = office.person("850101348", Role.SUPERVISOR);
        Request request = office.inReview(holder);
        office.act(officer, request.reference(), "approve", null, "");
        IssuedDocuments documents = office.bean(IssuedDocuments.class);
        office.does(
                Actor.NOBODY,
                () -> documents.record(
                        documents.draft(request.reference()).orElseThrow(), "%PDF-1.7".getBytes(US_ASCII)));
        document = office.as(holder, () -> queries.find(request).orElseThrow().reference());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private IssuedDocument read() {
        return office.as(supervisor, () -> queries.getRevocable(document));
    }

    private Problem refusal(Actor actor, Given given) {
        return office.refusal(actor, () -> revocations.revoke(document, given));
    }

    private List<Notice> sent() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultList());
    }

    @Test
    void a_supervisor_revokes_and_the_holder_reads_why_in_each_language() {
        office.does(supervisor, () -> revocations.revoke(document, WORDS));
        assertThat(read().revokedAt()).isEqualTo(NOW);
        assertThat(read().revokedBy()).isEqualTo(supervisor.recorded());
        assertThat(read().revocationReason().in("ar")).isEqualTo("الاسم خطأ.");
        assertThat(office.audited(document)).endsWith("document.revoke");
        assertThat(sent()).last().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(holder.id());
            assertThat(notice.subject().in("en"))
                    .isEqualTo("Your document has been revoked: Certificate of replacement of an ID card");
            assertThat(notice.text().in("ar")).contains("«الاسم خطأ.»", "5 نوفمبر 2017");
            assertThat(notice.text().in("en")).contains("“The name is wrong.”", "On 5 November 2017, iGA revoked");
            assertThat(notice.document()).isNull();
        });
    }

    @Test
    void a_saved_text_is_reason_enough_and_words_come_in_every_language_or_none() {
        assertThat(refusal(supervisor, new Given("", NO_WORDS))).isInstanceOf(RevocationReasonMissing.class);
        assertThat(refusal(supervisor, new Given("", Map.of("ar", "خطأ", "en", ""))))
                .isInstanceOf(RevocationReasonMissing.class);
        assertThat(refusal(supervisor, new Given("untrue_statement", Map.of("ar", "خطأ", "en", ""))))
                .isInstanceOf(RevocationReasonMissing.class);
        assertThat(refusal(supervisor, new Given("no_such_text", NO_WORDS))).isInstanceOf(SavedReasonUnknown.class);
        assertThat(refusal(supervisor, new Given("", Map.of("ar", "خ".repeat(501), "en", "Wrong"))))
                .isInstanceOf(RevocationReasonMissing.class);
        assertThat(read().revoked()).isFalse();

        office.does(supervisor, () -> revocations.revoke(document, new Given("untrue_statement", NO_WORDS)));
        assertThat(read().revocationReason().in("en"))
                .isEqualTo("What was declared in the request has turned out to be untrue.");
    }

    @Test
    void nobody_else_revokes_and_nobody_their_own() {
        assertThat(refusal(officer, WORDS)).isInstanceOf(Refused.class);
        assertThat(refusal(holder, WORDS)).isInstanceOf(Refused.class);
        assertThat(office.refusal(officer, () -> queries.getRevocable(document)))
                .isInstanceOf(Refused.class);
        var self = Actor.person(holder.id(), Assurance.BASIC, supervisor.roles(), Channel.PORTAL);
        assertThat(refusal(self, WORDS)).isInstanceOf(OwnCase.class);
        assertThat(read().revoked()).isFalse();
    }

    @Test
    void of_two_who_revoke_at_the_same_moment_one_is_refused_and_one_notice_goes_out() throws Exception {
        int before = sent().size();
        var pool = Executors.newFixedThreadPool(2);
        var outcomes = new ArrayList<String>();
        try {
            List<Callable<String>> both = List.of(() -> outcome(supervisor), () -> outcome(colleague));
            for (var outcome : pool.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(outcomes).containsExactlyInAnyOrder("done", "document-revoked-already");
        assertThat(sent()).hasSize(before + 1);
    }

    private String outcome(Actor official) {
        try {
            office.does(official, () -> revocations.revoke(document, WORDS));
            return "done";
        } catch (Problem e) {
            return e.code();
        }
    }
}
