package org.dilmun.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A memo from the page of a case to another body, and its answer back, as the officials of both walk through it. */
@ExtendWith(Micro.class)
class MemoIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String ZAHRA = "900824611";
    private static final String RASHID = "790311771";
    private static final String ALI = "840615302";

    private static final Pattern NUMBER = Pattern.compile("م/[A-Z]+/\\d{4}/\\d{5}");
    private static final String TEXT = "نرجو إفادتنا بالعنوان المسجل لديكم لصاحب الطلب.";

    private final Platform platform;
    private final LocalDate today = LocalDate.now(ZoneOffset.ofHours(3));

    MemoIT(Platform platform) {
        this.platform = platform;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group();
    }

    /** An application that waits for its payment, with a report. */
    static String submitted(Browser applicant) {
        applicant
                .open("/en/apply/id-card-replacement")
                .postFile(
                        "apply",
                        "next",
                        Map.of("reason", "stolen", "happened_on", "2026-01-05"),
                        "police_report",
                        "report.pdf",
                        TestFiles.PDF)
                .postMultipart("apply", "next", Map.of("delivery", "post"));
        String reference = found(Pattern.compile("IDC-\\d\\d-.{4}-.{4}"), applicant.path());
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        return reference;
    }

    private String written(Browser noora, LocalDate replyBy) {
        var fields = new HashMap<String, String>();
        fields.put("write", "memo");
        fields.put("to", "ewa");
        fields.put("subject", "طلب إفادة بالعنوان");
        fields.put("text", TEXT);
        fields.put("asked", "العنوان المسجل");
        fields.put("replyBy", replyBy == null ? "" : replyBy.toString());
        fields.put("file-police_report", "yes");
        noora.post("memo", "write", fields);
        return noora.path();
    }

    @Test
    void a_memo_goes_signed_to_the_other_body_which_reads_no_more_than_it_and_answers() {
        var anil = Browser.signedIn(platform, ANIL);
        String request = submitted(anil);
        var noora = Browser.signedIn(platform, NOORA).open("/en/office/cases/" + request);
        assertThat(noora.page()).contains("/en/office/cases/" + request + "/memo");
        noora.open("/en/office/cases/" + request + "/memo");
        assertThat(noora.page()).contains("Electricity and Water Authority", "report.pdf");
        written(noora, null);
        assertThat(noora.page()).contains("give the last day for the answer", TEXT, "value=\"ewa\" selected");
        String memo = found(Pattern.compile("MEM-\\d\\d-.{4}-.{4}"), written(noora, today.plusDays(7)));
        assertThat(noora.page()).contains("The draft is kept.", "To be signed");
        assertThat(noora.page()).doesNotContain("value=\"sign\"");
        String address = "/office/memos/" + memo;

        var zahra = Browser.signedIn(platform, ZAHRA);
        assertThat(zahra.open("/en" + address).shown().statusCode()).isEqualTo(404);
        var salman = Browser.signedIn(platform, SALMAN);
        assertThat(salman.open("/en/inbox").page()).contains("A memo waits for your signature: request " + request);
        salman.open("/en" + address).post("acting", "act", Map.of("act", "sign"));
        assertThat(salman.page()).contains("The memo is sent.");
        String number = found(NUMBER, salman.page());

        assertThat(zahra.open("/ar/office/memos").page())
                .contains(number, "مذكرة لم تُقرأ بعد", "لم تُقرأ")
                .doesNotContain("طلب إفادة بالعنوان");
        assertThat(zahra.open("/ar" + address).page())
                .contains(number, "استلام المذكرة وقراءتها")
                .doesNotContain(TEXT, "report.pdf");
        zahra.post("acting", "act", Map.of("act", "take"));
        assertThat(zahra.page()).contains("أصبحت المذكرة في عهدتك", TEXT, "report.pdf", "هـ");
        String file = "/memos/" + memo + "/1";
        assertThat(zahra.download(file).body()).isEqualTo(TestFiles.PDF);
        assertThat(zahra.open("/ar/office/cases/" + request).shown().statusCode())
                .isEqualTo(403);
        for (String stranger : new String[] {ANIL, ALI}) {
            assertThat(Browser.signedIn(platform, stranger).download(file).statusCode())
                    .isEqualTo(404);
        }
        assertThat(noora.open("/en" + address).page()).doesNotContain("value=\"withdraw\"");

        platform.await("the letter", () -> noora.open("/en" + address).page().contains("\"/memos/" + memo + "\""));
        assertThat(noora.download("/memos/" + memo).headers().firstValue("Content-Type"))
                .hasValue("application/pdf");
        String code = found(Pattern.compile("/en/verify/[0-9A-Z-]+"), noora.page());
        assertThat(platform.get(code).body())
                .contains("Formal memo " + number, "Electricity and Water Authority", "This document is genuine")
                .doesNotContain("طلب إفادة بالعنوان", request);
        assertThat(platform.get("/api/v1" + code.substring(3)).body()).contains("\"state\":\"genuine\"", number);

        zahra.open("/ar" + address + "/answer");
        assertThat(zahra.page()).contains("ملفات ترفق بالرد", "الأنواع المقبولة: PDF, JPG, PNG");
        var reply = Map.of("write", "memo", "subject", "رد", "text", "العنوان كما ورد.");
        byte[] program = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 600);
        zahra.postFile("memo", "write", reply, "added", "plan.pdf", program);
        assertThat(zahra.page()).contains("PDF, JPG, PNG", "العنوان كما ورد.", "field wrong");
        zahra.postFile("memo", "write", reply, "added", "plan.pdf", TestFiles.PDF);
        String answer = found(Pattern.compile("MEM-\\d\\d-.{4}-.{4}"), zahra.path());
        assertThat(answer).isNotEqualTo(memo);
        assertThat(zahra.page()).contains("المرفق 1", "plan.pdf");
        String enclosure = "/memos/" + answer + "/1";
        assertThat(noora.download(enclosure).statusCode()).as("not sent yet").isEqualTo(404);
        Browser.signedIn(platform, RASHID)
                .open("/en/office/memos/" + answer)
                .post("acting", "act", Map.of("act", "sign"));
        assertThat(noora.open("/en/inbox").page()).contains("Electricity and Water Authority has answered your memo");
        assertThat(noora.open("/en" + address).page()).contains("Answered", "/en/office/memos/" + answer);
        assertThat(noora.open("/en/office/cases/" + request).page())
                .contains(
                        "Memo sent to Electricity and Water Authority",
                        "Memo received from Electricity and Water Authority");
        noora.open("/en/office/memos/" + answer).post("acting", "act", Map.of("act", "take"));
        assertThat(noora.page()).contains("العنوان كما ورد.", number, "Enclosure 1", "plan.pdf");
        assertThat(noora.download(enclosure).body()).isEqualTo(TestFiles.PDF);
        for (String stranger : new String[] {ANIL, ALI}) {
            assertThat(Browser.signedIn(platform, stranger).download(enclosure).statusCode())
                    .isEqualTo(404);
        }

        assertThat(anil.open("/en/my/requests/" + request).page()).doesNotContain("MEM-", number);
    }

    @Test
    void a_memo_that_nobody_has_read_is_withdrawn_with_a_reason() {
        String request = submitted(Browser.signedIn(platform, ANIL));
        var noora = Browser.signedIn(platform, NOORA).open("/en/office/cases/" + request + "/memo");
        String memo = found(Pattern.compile("MEM-\\d\\d-.{4}-.{4}"), written(noora, today));
        var salman = Browser.signedIn(platform, SALMAN).open("/en/office/memos/" + memo);
        salman.post("acting", "act", Map.of("act", "send-back", "reason", ""));
        assertThat(salman.page()).contains("Give a reason of at most 500 characters.");
        salman.post("acting", "act", Map.of("act", "send-back", "reason", "أضيفوا رقم العقار"));
        noora.open("/en/office/memos/" + memo + "/edit");
        assertThat(noora.page()).contains("أضيفوا رقم العقار", TEXT, "checked=\"checked\"");
        written(noora, today);
        salman.open("/en/office/memos/" + memo).post("acting", "act", Map.of("act", "sign"));
        noora.open("/en/office/memos/" + memo).post("acting", "act", Map.of("act", "withdraw", "reason", "أُرسلت خطأ"));
        assertThat(noora.page()).contains("The memo is withdrawn.", "Withdrawn", "أُرسلت خطأ");
        var zahra = Browser.signedIn(platform, ZAHRA).open("/en/office/memos/" + memo);
        assertThat(zahra.page()).contains("Withdrawn").doesNotContain("value=\"take\"", TEXT);
    }
}
