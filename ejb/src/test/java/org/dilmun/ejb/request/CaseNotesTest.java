package org.dilmun.ejb.request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.NoteMissing;
import org.dilmun.domain.request.NoteOfAnother;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What officials note for each other, and what an officer chooses to tell the applicant. */
@OnDatabase
class CaseNotesTest {

    private final TestOffice office = new TestOffice();
    private final HeardMoves heard = new HeardMoves();

    private CaseNotes notes;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;
    private Actor colleague;
    private Actor auditor;
    private Request request;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, heard).with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        notes = office.bean(CaseNotes.class);
        queries = office.bean(RequestQueries.class);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        auditor = office.person("850101348", Role.AUDITOR);
        request = office.inReview(applicant);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void write(Actor actor, String text) {
        office.does(actor, () -> notes.write(request.reference(), text, ""));
    }

    @Test
    void what_an_officer_notes_the_officials_of_the_body_read_and_the_case_stays_as_shown() {
        write(officer, "اتصلت به، وسيرسل البلاغ.\r\nغدًا.");
        write(colleague, "أرسله.");
        for (Actor official : new Actor[] {officer, colleague, auditor}) {
            assertThat(office.as(official, () -> notes.list(queries.getOfBody(request.reference()))))
                    .extracting(CaseNote::text, CaseNote::author)
                    .containsExactly(
                            tuple("اتصلت به، وسيرسل البلاغ.\nغدًا.", officer.recorded()),
                            tuple("أرسله.", colleague.recorded()));
        }
        assertThat(office.as(officer, () -> queries.getOfBody(request.reference()))
                        .version())
                .isEqualTo(request.version());
        assertThat(office.audited(request.reference())).endsWith("case.note", "case.note");
    }

    @Test
    void the_applicant_neither_reads_nor_writes_notes_even_as_an_officer_of_the_body() {
        write(officer, "سري");
        assertThat(office.refusal(applicant, () -> notes.list(request))).isInstanceOf(Refused.class);
        assertThat(office.refusal(applicant, () -> notes.write(request.reference(), "لي", "")))
                .isInstanceOf(Refused.class);

        var both = Actor.person(applicant.id(), Assurance.BASIC, officer.roles(), Channel.PORTAL);
        assertThat(office.as(both, () -> notes.list(request))).isEmpty();
        assertThat(office.refusal(both, () -> notes.write(request.reference(), "لي", "")))
                .isInstanceOf(OwnCase.class);
    }

    @Test
    void who_wrote_a_note_writes_it_anew_and_what_it_said_stays() {
        write(officer, "رقم البلاغ ١٢");
        write(colleague, "تمام");
        office.does(officer, () -> notes.correct(request.reference(), 1, "رقم البلاغ ٢١"));
        office.does(officer, () -> notes.correct(request.reference(), 3, "رقم البلاغ ٢٢"));
        var all = office.as(colleague, () -> notes.list(queries.getOfBody(request.reference())));
        long first = all.get(0).id();
        assertThat(all)
                .extracting(CaseNote::text, CaseNote::first)
                .containsExactly(
                        tuple("رقم البلاغ ١٢", first),
                        tuple("تمام", all.get(1).id()),
                        tuple("رقم البلاغ ٢١", first),
                        tuple("رقم البلاغ ٢٢", first));
        assertThat(office.audited(request.reference())).endsWith("case.note-corrected", "case.note-corrected");

        assertThat(office.refusal(officer, () -> notes.correct(request.reference(), 2, "لا")))
                .isInstanceOf(NoteOfAnother.class);
        assertThat(office.refusal(officer, () -> notes.correct(request.reference(), 5, "لا")))
                .isInstanceOf(NotFound.class);
        assertThat(office.refusal(officer, () -> notes.correct(request.reference(), 1, " ")))
                .isInstanceOf(NoteMissing.class);
        assertThat(office.as(officer, () -> notes.list(request))).hasSize(4);
    }

    @Test
    void a_colleague_who_is_asked_to_look_at_a_note_is_told_and_nobody_outside_the_body_is() {
        String key = key(colleague);
        office.does(officer, () -> notes.write(request.reference(), "ما رأيك؟", key));
        assertThat(heard.moves()).endsWith("mentioned " + colleague.id());
        assertThat(office.as(officer, () -> notes.list(request)))
                .extracting(CaseNote::mentioned)
                .containsExactly(colleague.id());
        assertThat(office.refusal(officer, () -> notes.write(request.reference(), "؟", "0000000000000000")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_applicant_is_asked_to_look_at_no_note_even_as_an_officer_of_the_body() {
        Request own = office.inReview(Actor.person(colleague.id(), Assurance.BASIC, colleague.roles(), Channel.PORTAL));
        String key = key(colleague);
        assertThat(office.refusal(officer, () -> notes.write(own.reference(), "سري", key)))
                .isInstanceOf(NotFound.class);
    }

    private String key(Actor official) {
        return office.as(officer, () -> office.bean(Team.class).colleagues(office.body())).stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Test
    void who_only_sees_cases_notes_nothing_and_an_empty_or_endless_note_is_refused() {
        assertThat(office.refusal(auditor, () -> notes.write(request.reference(), "ملاحظة", "")))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(officer, () -> notes.write(request.reference(), " \n ", "")))
                .isInstanceOf(NoteMissing.class);
        assertThat(office.refusal(officer, () -> notes.write(request.reference(), "م".repeat(2001), "")))
                .isInstanceOf(NoteMissing.class);
        assertThat(office.as(officer, () -> notes.list(request))).isEmpty();
    }

    @Test
    void a_saved_text_is_reason_enough_and_is_kept_in_every_language_with_the_words_below() {
        office.act(officer, request.reference(), "return", "dates_differ", " انظر البلاغ ");
        var history =
                office.as(applicant, () -> queries.getOwn(request.reference())).history();
        var told = history.get(history.size() - 1).reason();
        assertThat(told.saved().in("en"))
                .isEqualTo("The date you gave differs from that of the police report. Correct it or explain.");
        assertThat(told.saved().in("ar"))
                .isEqualTo("التاريخ الذي ذكرته لا يتفق مع تاريخ بلاغ الشرطة. صحّحه أو بيّن السبب.");
        assertThat(told.words()).isEqualTo("انظر البلاغ");
    }

    @Test
    void a_saved_text_of_another_action_is_refused() {
        assertThat(refusal("dates_differ", "سبب")).isInstanceOf(SavedReasonUnknown.class);
        assertThat(refusal("", "")).isInstanceOf(ReasonMissing.class);
    }

    private Problem refusal(String saved, String words) {
        return office.refusal(officer, () -> office.bean(Requests.class)
                .act(request.reference(), request.version(), "reject", saved, words));
    }
}
