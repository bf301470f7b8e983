package org.dilmun.ejb.document;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.document.Letter.Row;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.HeardMoves;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.TestFiles;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What the copy of a case says, and to whom. */
@OnDatabase
class AnswersCopyTest {

    private final TestOffice office = new TestOffice();

    private AnswersCopy copies;
    private Drafts drafts;
    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, new HeardMoves()).with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        copies = office.bean(AnswersCopy.class);
        drafts = office.bean(Drafts.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference stolen() {
        Reference draft =
                office.as(applicant, () -> drafts.start(ID_CARD.code())).reference();
        byte[] report = TestFiles.PDF;
        office.as(applicant, () -> office.bean(Attachments.class)
                .attach(draft, "police_report", "بلاغ.pdf", TestFiles.stream(report)));
        office.as(
                applicant,
                () -> drafts.save(
                        draft,
                        "reason",
                        Map.of("reason", "stolen", "happened_on", "2017-11-01", "details", "سُرقت من السيارة")));
        office.as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "centre")));
        return draft;
    }

    @Test
    void it_says_in_both_languages_what_was_stated_and_attached_and_when() {
        Reference reference = office.submit(applicant, stolen()).reference();
        Letter letter = office.as(applicant, () -> copies.letter(reference));
        assertThat(letter.rows())
                .extracting(row -> row.label().in("en") + " = " + row.value().in("en"))
                .containsExactly(
                        "Request = " + reference,
                        "Submitted on = 5 November 2017 (16 Safar 1439 AH), 11:00",
                        "Applicant = Person",
                        "Personal number = " + masked(letter),
                        "Name = Person",
                        "What happened to your card? = It was stolen",
                        "When did it happen? = 1 November 2017 (12 Safar 1439 AH)",
                        "Copy of the police report = بلاغ.pdf",
                        "Anything you want to add = سُرقت من السيارة",
                        "Where do you want to get your new card? = At a service centre");
        assertThat(masked(letter)).doesNotContain("850101345");
        assertThat(letter.rows()).extracting(row -> row.value().in("ar")).contains("سُرقت", "من مركز الخدمة");
        assertThat(new LetterTemplate().letter(letter))
                .contains("نسخة مما ذُكر في الطلب", "dir=\"rtl\">سُرقت من السيارة<")
                .doesNotContain("/verify/", "Electronically signed");
    }

    private static String masked(Letter letter) {
        return letter.rows().stream()
                .filter(row -> row.label().in("en").equals("Personal number"))
                .map(Row::value)
                .findFirst()
                .orElseThrow()
                .in("en");
    }

    @Test
    void it_is_fit_for_the_archive_and_for_everyone() {
        Reference reference = office.submit(applicant, stolen()).reference();
        Letter letter = office.as(officer, () -> copies.letter(reference));
        Conformance.assertForArchiveAndEveryone(new PdfRenderer().render(new LetterTemplate().letter(letter)));
    }

    @Test
    void it_is_for_nobody_else_and_not_of_a_draft() {
        Reference draft = stolen();
        assertThat(office.refusal(applicant, () -> copies.letter(draft))).isInstanceOf(NotFound.class);
        office.submit(applicant, draft);
        Actor other = office.person("850101347");
        assertThat(office.refusal(other, () -> copies.letter(draft))).isInstanceOf(Refused.class);
        assertThat(office.refusal(Actor.NOBODY, () -> copies.letter(draft))).isInstanceOf(Refused.class);
    }
}
