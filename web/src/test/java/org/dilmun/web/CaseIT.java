package org.dilmun.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A case from the applicant to the officer and back, as both walk through their pages. */
@ExtendWith(Micro.class)
class CaseIT {

    private static final String MARYAM = "920704565";
    private static final String YOUSIF = "850312345";
    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String HESSA = "011200014";
    private static final Pattern COLLECTED =
            Pattern.compile("Collected today</dt><dd>\\s*<bdi class=\"money\">BHD(&#160;|\\u00a0)(?!0\\.000)");

    private final Platform platform;

    CaseIT(Platform platform) {
        this.platform = platform;
    }

    private Browser officer(String number, String reference) {
        return Browser.signedIn(platform, number).open("/ar/office/cases/" + reference);
    }

    @Test
    void an_officer_asks_the_applicant_answers_and_the_officer_approves() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Under review");

        var officer = Browser.signedIn(platform, NOORA).open("/ar/office?q=" + reference);
        assertThat(officer.page()).contains("/ar/office/cases/" + reference, "أنيل كومار");
        officer.open("/ar/office/cases/" + reference).post("case", "action", Map.of("action", "claim"));
        officer.post("case", "action", Map.of("action", "return"));
        assertThat(officer.page()).contains("اكتب السبب، فهو يصل إلى مقدم الطلب.");
        officer.post("case", "action", Map.of("action", "return", "reason", "أين فقدت البطاقة؟"));
        assertThat(officer.path()).isEqualTo("/ar/office?done=" + reference);

        assertThat(applicant.open("/en/my").page()).contains("Your request waits for your answer to the officer.");
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("أين فقدت البطاقة؟");
        applicant.post("answer", "send", Map.of("answerText", "At the market."));
        assertThat(applicant.page()).contains("Under review");

        officer.open("/ar/office/cases/" + reference).post("case", "action", Map.of("action", "claim"));
        assertThat(officer.page()).contains("At the market.");
        officer.post("case", "action", Map.of("action", "approve"));
        assertThat(officer.path()).isEqualTo("/ar/office?done=" + reference);
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Your request is complete.");
    }

    @Test
    void the_applicant_reads_in_the_inbox_what_became_of_the_case() {
        var applicant = Browser.signedIn(platform, YOUSIF);
        String reference = PaidCase.of(applicant);
        applicant.open("/ar/my/requests/" + reference);
        var paper = Pattern.compile("/ar/pay/PAY-[0-9A-Z-]+/receipt").matcher(applicant.page());
        assertThat(paper.find()).isTrue();
        platform.await( // it comes with the message, and after those of earlier payments
                "the receipt", () -> applicant.open(paper.group()).page().contains("/receipts/RCP-"));
        assertThat(applicant.open("/ar/my").page()).contains("رسائلي", "استلمنا المبلغ المدفوع: إصدار بطاقة هوية بدل");
        assertThat(applicant.open("/ar/inbox").page()).contains("استلمنا طلبك: إصدار بطاقة هوية بدل");
        String receipt = notice(applicant, "استلمنا المبلغ المدفوع");
        int unread = unread(applicant);
        assertThat(applicant.open(receipt).page())
                .contains("استلمنا مبلغ 4.500\u00a0د.ب.", reference, "اطلع على الإيصال", "/receipt\"");
        assertThat(unread(applicant)).isEqualTo(unread - 1);
        assertThat(unread(applicant.open(receipt))).isEqualTo(unread - 1);
        assertThat(applicant
                        .open("/ar/inbox?after=" + receipt.substring("/ar/inbox/".length()))
                        .page())
                .contains("استلمنا طلبك: ")
                .doesNotContain(receipt);
        assertThat(applicant.open("/ar/inbox/NTC-17-0000-007K").shown().statusCode())
                .isEqualTo(404);
        assertThat(Browser.signedIn(platform, ANIL).open(receipt).shown().statusCode())
                .isEqualTo(404);

        decide(reference, "return", "Where did you lose the card?");
        applicant.open(notice(applicant.open("/en/inbox"), "Your answer is needed"));
        assertThat(applicant.page())
                .contains(
                        "<p dir=\"auto\">“Where did you lose the card?”</p>",
                        "href=\"/en/my/requests/" + reference + "\">Open the request");
        applicant.open("/en/my/requests/" + reference).post("answer", "send", Map.of("answerText", "At the market."));
        applicant.open(notice(applicant.open("/en/inbox"), "We have received your answer"));
        assertThat(applicant.page()).contains("The request is now under review by");

        decide(reference, "reject", "سبق أن صدرت لك بطاقة");
        applicant.open(notice(applicant.open("/ar/inbox"), "لم يُقبل طلبك"));
        assertThat(applicant.page()).contains("<p dir=\"auto\">«سبق أن صدرت لك بطاقة»</p>");
    }

    private void decide(String reference, String action, String reason) {
        officer(NOORA, reference)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", action, "reason", reason));
    }

    /** @return address of the newest notice in the shown list whose subject begins so */
    private static String notice(Browser browser, String subject) {
        var matcher = Pattern.compile(
                        "href=\"(/../inbox/NTC-[^\"]+)\">(?:<span class=\"sr\">[^<]*</span>)?" + Pattern.quote(subject))
                .matcher(browser.page());
        assertThat(matcher.find()).as(subject).isTrue();
        return matcher.group(1);
    }

    /** @return what the mark in the header of the shown page counts */
    private static int unread(Browser browser) {
        var matcher =
                Pattern.compile("class=\"count\" aria-hidden=\"true\">(\\d+)<").matcher(browser.page());
        assertThat(matcher.find()).as(browser.path()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void the_drawing_of_the_way_lights_the_step_where_the_case_is() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        assertThat(applicant.open("/en/my/requests/" + reference).page())
                .containsPattern("aria-current=\"step\">\\s*<div class=\"box\">\\s*<strong>Review</strong>");
        assertThat(officer(NOORA, reference).page())
                .containsPattern("aria-current=\"step\">\\s*<div class=\"box\">\\s*<strong>مراجعة الطلب</strong>");
        decide(reference, "return", "أين فقدت البطاقة؟");
        assertThat(applicant.open("/en/my/requests/" + reference).page())
                .containsPattern("class=\"problem \">\\s*<div class=\"box\">\\s*<strong>Review</strong>")
                .doesNotContain("aria-current=\"step\"");
    }

    @Test
    void a_decision_on_what_changed_meanwhile_is_refused_with_what_changed() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        var officer = officer(NOORA, reference).post("case", "action", Map.of("action", "claim"));
        applicant.open("/en/my/requests/" + reference).post("withdraw", "withdrawIt", Map.of());
        assertThat(applicant.page()).contains("Withdrawn");
        officer.post("case", "action", Map.of("action", "reject", "reason", "لا توجد صورة"));
        assertThat(officer.page()).contains("لا توجد صورة").contains("سحبه مقدم الطلب");
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Withdrawn");
    }

    @Test
    void a_withdrawal_that_does_not_say_what_was_shown_is_refused_in_words() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        applicant.open("/en/my/requests/" + reference);
        applicant.post("withdraw", "withdrawIt", Map.of("shownFee", "half"));
        assertThat(applicant.shown().statusCode()).isEqualTo(200);
        assertThat(applicant.page()).contains("The request changed after you opened it.", "Under review");
        applicant.post("withdraw", "withdrawIt", Map.of("shownVersion", ""));
        assertThat(applicant.page()).contains("The request changed after you opened it.", "Under review");
    }

    @Test
    void the_applicant_reads_a_saved_text_in_the_own_language_and_never_what_officials_note() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        var officer = officer(NOORA, reference).post("case", "action", Map.of("action", "claim"));
        officer.post("note", "note", Map.of("note", "write", "noteText", " "));
        assertThat(officer.page()).contains("اكتب ملاحظة لا تزيد على 2,000 حرف.");
        officer.post("note", "note", Map.of("note", "write", "noteText", "اتصلت به ولم يجب."));
        assertThat(officer.page()).contains("ملاحظة داخلية", "اتصلت به ولم يجب.");
        assertThat(officer(SALMAN, reference).page()).contains("اتصلت به ولم يجب.");

        officer.post("case", "action", Map.of("action", "reject", "savedReason", "dates_differ"));
        assertThat(officer.page())
                .contains("النص المحفوظ الذي اخترته ليس لهذا الإجراء.", "value=\"dates_differ\" selected");
        officer.post("case", "action", Map.of("action", "return", "savedReason", "dates_differ"));

        String page = "/my/requests/" + reference;
        assertThat(applicant.open("/en" + page).page())
                .contains("The date you gave differs from that of the police report.")
                .doesNotContain("اتصلت به");
        assertThat(applicant.open("/ar" + page).page()).contains("التاريخ الذي ذكرته لا يتفق مع تاريخ بلاغ الشرطة.");
        applicant.open(notice(applicant.open("/en/inbox"), "Your answer is needed"));
        assertThat(applicant.page())
                .contains("“The date you gave differs from that of the police report. Correct it or explain.”")
                .doesNotContain("اتصلت به");
        var history = ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                .get("/api/v1/requests/" + reference + "/history");
        assertThat(history.body()).contains("\"saved_reason\":{").doesNotContain("اتصلت به");
    }

    @Test
    void a_note_is_corrected_in_sight_of_all_and_a_colleague_is_asked_to_look_at_it() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        var noora = Browser.signedIn(platform, NOORA).open("/en/office/cases/" + reference);
        Matcher salman = Pattern.compile("<option value=\"([0-9a-f]{16})\">Salman Jassim Mohamed<")
                .matcher(noora.page());
        assertThat(salman.find()).isTrue();
        noora.post(
                "note", "note", Map.of("note", "write", "noteText", "Report number 12", "colleague", salman.group(1)));
        assertThat(noora.page()).contains("Report number 12", "For:", "correct=1#note");

        var other = Browser.signedIn(platform, SALMAN);
        String told = notice(other.open("/en/inbox"), "You are mentioned in a note");
        assertThat(other.open(told).page())
                .contains("/en/office/cases/" + reference)
                .doesNotContain("Report number 12");
        assertThat(other.open("/en/office/cases/" + reference).page())
                .contains("Report number 12")
                .doesNotContain("correct=1");

        noora.open("/en/office/cases/" + reference + "?correct=1");
        assertThat(noora.page()).contains("Correct the note", "Report number 12</textarea>");
        noora.post("note", "note", Map.of("note", "write", "noteText", "Report number 21"));
        assertThat(noora.page()).contains("Report number 21", "What it said before", "Report number 12");
        assertThat(applicant.open("/en/my/requests/" + reference).page()).doesNotContain("Report number");
    }

    @Test
    void a_copy_of_what_was_stated_is_for_those_who_are_in_the_case() {
        var applicant = Browser.signedIn(platform, YOUSIF);
        String reference = PaidCase.of(applicant);
        assertThat(applicant.open("/ar/my/requests/" + reference).page())
                .contains("href=\"/copies/" + reference + "\"");
        for (Browser one : new Browser[] {applicant, Browser.signedIn(platform, NOORA)}) {
            var copy = one.open("/copies/" + reference).shown();
            assertThat(copy.statusCode()).isEqualTo(200);
            assertThat(copy.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/pdf"));
            assertThat(copy.headers().firstValue("Cache-Control")).contains("private, no-store");
            assertThat(copy.body()).startsWith("%PDF-");
        }
        for (Browser other : new Browser[] {Browser.signedIn(platform, ANIL), new Browser(platform)}) {
            assertThat(other.open("/copies/" + reference).shown().statusCode()).isEqualTo(404);
        }
    }

    @Test
    void who_applies_again_is_shown_the_request_that_is_there_and_asked_whether_another_is_meant() {
        var applicant = Browser.signedIn(platform, ANIL);
        String first = PaidCase.of(applicant);
        applicant
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "damaged", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "centre"));
        assertThat(applicant.page())
                .contains("Do you mean another request?", "/en/my/requests/" + first, "that is not decided yet");
        applicant.post("review", "submit", Map.of("agreed", "on"));
        assertThat(applicant.path()).endsWith("/review");
        assertThat(applicant.page()).contains("If you mean another one, confirm it.");
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        assertThat(applicant.path()).startsWith("/en/pay/");
    }

    @Test
    void an_applicant_appeals_and_somebody_else_than_who_refused_decides_about_it_and_the_case() {
        var applicant = Browser.signedIn(platform, ANIL);
        String refused = PaidCase.of(applicant);
        decide(refused, "reject", "لا يوجد بلاغ");
        applicant.open("/en/my/requests/" + refused);
        assertThat(applicant.page()).contains("Appeal against the decision", "The last day for it is");
        applicant.post("appealing", "appealIt", Map.of());
        assertThat(applicant.page()).contains("Appeal: Replacement of a lost or damaged ID card", "Why you appeal");
        applicant.postMultipart("apply", "next", Map.of("grounds", "The report was attached."));
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        Matcher found = Pattern.compile("APL-\\d\\d-.{4}-.{4}").matcher(applicant.path());
        assertThat(found.find()).as(applicant.path()).isTrue();
        String appeal = found.group();
        assertThat(applicant.open("/ar/my/requests/" + refused).page())
                .contains("التظلم من القرار", "/ar/my/requests/" + appeal, "قيد النظر")
                .doesNotContain("id=\"appealing\"");
        assertThat(applicant.open("/en/my/requests/" + appeal).page())
                .contains("The refused request", "/en/my/requests/" + refused, "لا يوجد بلاغ");

        var officer = officer(NOORA, appeal);
        assertThat(officer.page())
                .contains("تظلم: إصدار بطاقة هوية", "The report was attached.", "رفضتَ هذا الطلب من قبل")
                .doesNotContain("value=\"claim\"");
        var supervisor = officer(SALMAN, appeal).post("case", "action", Map.of("action", "claim"));
        assertThat(supervisor.open("/en/office?view=mine").page())
                .contains(appeal, "Appeal: Replacement of a lost or damaged ID card", "Decision on the appeal");
        supervisor
                .open("/ar/office/cases/" + appeal)
                .post("case", "action", Map.of("action", "uphold", "reason", "البلاغ مرفق بالطلب"));
        applicant.open(notice(applicant.open("/en/inbox"), "Your appeal is upheld"));
        assertThat(applicant.page()).contains("البلاغ مرفق بالطلب", refused);

        assertThat(officer(NOORA, refused).page())
                .contains("رفضتَ هذا الطلب من قبل", "أُعيد فتح الطلب بقبول التظلم", "قُدّم التظلم " + appeal)
                .doesNotContain("value=\"claim\"");
        officer(SALMAN, refused)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        assertThat(applicant.open("/en/my/requests/" + refused).page()).contains("Your request is complete.", "Upheld");
    }

    @Test
    void the_next_case_of_the_same_list_is_offered_after_a_decision_until_the_list_ends() {
        String first = PaidCase.of(Browser.signedIn(platform, ANIL));
        String second = PaidCase.of(Browser.signedIn(platform, ANIL));
        String list = "?view=mine&sort=received";
        var officer = Browser.signedIn(platform, SALMAN);
        for (String reference : new String[] {first, second}) {
            officer.open("/en/office/cases/" + reference + list).post("case", "action", Map.of("action", "claim"));
            assertThat(officer.path()).isEqualTo("/en/office/cases/" + reference + list);
        }
        officer.open("/en/office/cases/" + first + list).post("case", "action", Map.of("action", "approve"));
        assertThat(officer.path()).isEqualTo("/en/office?view=mine&sort=received&done=" + first);
        assertThat(officer.page())
                .contains("Next case of this list")
                .contains("href=\"/en/office/cases/" + second + "?view=mine&amp;sort=received\" rel=\"next\"");

        officer.open("/en/office/cases/" + second + list).post("case", "action", Map.of("action", "approve"));
        assertThat(officer.page()).contains("That was the last of this list that you can work on.");
    }

    @Test
    void what_one_officer_has_claimed_only_a_supervisor_takes_back() {
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        officer(NOORA, reference).post("case", "action", Map.of("action", "claim"));
        var supervisor = officer(SALMAN, reference);
        assertThat(supervisor.page()).contains("نورة خالد عبدالله");
        supervisor.post("case", "action", Map.of("action", "release"));
        assertThat(supervisor.path()).isEqualTo("/ar/office?done=" + reference);
    }

    @Test
    void a_supervisor_gives_the_task_to_an_officer_and_sees_it_in_her_hands() {
        String reference = PaidCase.of(Browser.signedIn(platform, YOUSIF));
        var supervisor = officer(SALMAN, reference);
        supervisor.post("assignment", "assign", Map.of("assign", "task"));
        assertThat(supervisor.page()).contains("id=\"officer\"", "املأ هذه الخانة");
        Matcher noora = Pattern.compile("<option value=\"([0-9a-f]{16})\">نورة خالد عبدالله \\(في عهدته: \\d+\\)")
                .matcher(supervisor.page());
        assertThat(noora.find()).isTrue();
        supervisor.post("assignment", "assign", Map.of("assign", "task", "officer", "0123456789abcdef"));
        assertThat(supervisor.page()).contains("لا يوجد في الجهة موظف بهذا الاختيار");
        supervisor.post("assignment", "assign", Map.of("assign", "task", "officer", noora.group(1)));
        assertThat(supervisor.open("/ar/office/team").page()).contains("عمل الفريق", "نورة خالد عبدالله", reference);
        platform.await("the ages of tasks", () -> supervisor
                .open("/ar/office/team/ageing")
                .page()
                .contains("/ar/office?service=id-card-replacement"));
        assertThat(officer(NOORA, reference).page())
                .contains("value=\"approve\"")
                .doesNotContain("id=\"assignment\"");
    }

    @Test
    void an_official_has_the_whole_number_shown_and_keeps_what_was_typed() {
        String reference = PaidCase.of(Browser.signedIn(platform, YOUSIF));
        var officer = officer(NOORA, reference).post("case", "action", Map.of("action", "claim"));
        assertThat(officer.page()).doesNotContain("850312345");
        officer.post("case", "reveal", Map.of("reveal", "number", "reason", "نص لم يكتمل"));
        assertThat(officer.page()).contains("850312345", "نص لم يكتمل").doesNotContain("name=\"reveal\"");
        assertThat(officer.open("/ar/office/cases/" + reference).page()).doesNotContain("850312345");
        assertThat(Browser.signedIn(platform, HESSA)
                        .open("/en/office/audit?ask=search&day=&reference=" + reference)
                        .page())
                .contains("applicant.number-seen");
    }

    @Test
    void citizens_and_officials_of_other_bodies_see_no_case_of_the_office() {
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        assertThat(officer(MARYAM, reference).shown().statusCode()).isEqualTo(403);
        assertThat(officer(HESSA, reference).shown().statusCode()).isEqualTo(403);
        assertThat(new Browser(platform).open("/ar/office").path()).isEqualTo("/ar/login?next=/office");
    }

    @Test
    void the_office_and_the_home_page_show_what_was_counted_and_when() {
        PaidCase.of(Browser.signedIn(platform, ANIL));
        var officer = Browser.signedIn(platform, NOORA);
        Instant limit = Clock.systemUTC().instant().plus(Duration.ofSeconds(30));
        Matcher office = COLLECTED.matcher(officer.open("/en/office").page());
        while (!office.find() && Clock.systemUTC().instant().isBefore(limit)) {
            office = COLLECTED.matcher(officer.open("/en/office").page());
        }
        assertThat(officer.page())
                .containsPattern("To be done</dt><dd>[1-9]")
                .containsPattern(COLLECTED)
                .containsPattern("As at</dt><dd>\\s*<time datetime=\"20");
        var popular = Pattern.compile(
                "(?s)Most used</h2>.*By requests and visits of the last 30 days · As at\\s*<time (?:(?!</ul>).)*/en/services/id-card-replacement");
        platform.await(
                "the list", () -> popular.matcher(platform.get("/en").body()).find());
        assertThat(platform.get("/en/search?q=zzzz").body())
                .contains("Featured services")
                .doesNotContain("Most used");
    }
}
