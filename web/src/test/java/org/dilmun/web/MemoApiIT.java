package org.dilmun.web;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A memo from the system of one body to that of another and its answer back; people sign, and nobody else sees any of it. */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoApiIT {

    private static final String MEMOS = "/api/v1/memos";
    private static final String ANIL = "880100036";
    private static final String SALMAN = "950500178";
    private static final String RASHID = "790311771";
    private static final String TEXT = "نرجو إفادتنا بالعنوان المسجل لديكم لصاحب الطلب.";
    private static final String ANSWER = "{\"subject\":\"رد\",\"text\":\"العنوان كما ورد.\"}";

    private final Platform platform;
    private final LocalDate today = LocalDate.now(ZoneOffset.ofHours(3));
    private ApiClient cards;
    private ApiClient electricity;
    private ApiClient contracts;
    private String request;

    MemoApiIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void start() {
        cards = ApiClient.of(platform, "iga-office", "Dilmun-demo-office");
        electricity = ApiClient.of(platform, "ewa-office", "Dilmun-demo-water");
        contracts = ApiClient.of(platform, "moj-office", "Dilmun-demo-justice");
        request = MemoIT.submitted(Browser.signedIn(platform, ANIL));
    }

    private String draft(String more) {
        return "{\"request\":\"" + request + "\",\"to\":\"ewa\",\"subject\":\"طلب إفادة بالعنوان\",\"text\":\"" + TEXT
                + "\"" + more + "}";
    }

    private static String reference(HttpResponse<String> memo) {
        return ApiClient.json(memo).path("reference").asText();
    }

    private static String tag(HttpResponse<String> memo) {
        return memo.headers().firstValue("ETag").orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(ApiClient.json(answer).path("type").asText()).isEqualTo("/problems/" + code);
    }

    private String written(String more) {
        var made = cards.post(MEMOS, draft(more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return MEMOS + "/" + reference(made);
    }

    /** Signed by a person, with its letter, after which its version stays. */
    private void sent(String memo, String signer, ApiClient sender) {
        Browser.signedIn(platform, signer)
                .open("/en" + memo.replace("/api/v1", "/office"))
                .post("acting", "act", Map.of("act", "sign"));
        platform.await("the letter", () -> ApiClient.json(sender.get(memo)).has("letter"));
    }

    @Test
    void a_memo_goes_from_system_to_system_and_people_sign_it() {
        String asked = ",\"asked\":\"العنوان المسجل\",\"reply_by\":\"" + today.plusDays(7)
                + "\",\"files\":[\"police_report\"]";
        String key = UUID.randomUUID().toString();
        var made = cards.post(MEMOS, draft(asked), "Idempotency-Key", key);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(ApiClient.json(made).path("state").asText()).isEqualTo("draft");
        assertThat(ApiClient.json(made).path("waiting_on").asText()).isEqualTo("signature");
        assertThat(ApiClient.json(made).has("number")).isFalse();
        assertThat(cards.post(MEMOS, draft(asked), "Idempotency-Key", key).body())
                .isEqualTo(made.body());
        String reference = reference(made);
        String memo = MEMOS + "/" + reference;
        assertThat(cards.get(MEMOS + "?box=drafts").body()).containsOnlyOnce(reference);
        assertRefused(electricity.get(memo), 404, "memo-not-found");
        assertRefused(cards.post(memo + "/actions/sign", "{}", "If-Match", tag(made)), 404, "action-not-found");

        sent(memo, SALMAN, cards);
        JsonNode shown = ApiClient.json(cards.get(memo));
        assertThat(shown.path("number").asText()).matches("م/IGA/\\d{4}/\\d{5}");
        assertThat(shown.at("/to_name/en").asText()).isEqualTo("Electricity and Water Authority");
        assertThat(shown.path("waiting_on").asText()).isEqualTo("receiver");

        assertThat(line(electricity.get(MEMOS + "?view=unread&size=100"), reference)
                        .has("subject"))
                .isFalse();
        var unread = electricity.get(memo);
        assertThat(unread.body()).contains(shown.path("number").asText()).doesNotContain(TEXT, "report.pdf", "/letter");
        assertRefused(electricity.get(memo + "/letter"), 404, "memo-not-found");
        assertRefused(electricity.get(memo + "/files/1"), 404, "blob-not-found");
        assertRefused(electricity.post(memo + "/answers", ANSWER, "If-Match", tag(unread)), 409, "memo-moved");

        assertRefused(electricity.post(memo + "/actions/take", "{}"), 428, "version-missing");
        assertRefused(electricity.post(memo + "/actions/take", "{}", "If-Match", "\"0\""), 412, "memo-changed");
        var taken = electricity.post(memo + "/actions/take", "{}", "If-Match", tag(unread));
        assertThat(ApiClient.json(taken).path("text").asText()).isEqualTo(TEXT);
        assertThat(ApiClient.json(taken).path("waiting_on").asText()).isEqualTo("answer");
        assertThat(line(electricity.get(MEMOS + "?size=100"), reference).has("subject"))
                .isTrue();
        var letter = electricity.get(memo + "/letter");
        assertThat(letter.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(letter.body()).startsWith("%PDF");
        var file = electricity.get(memo + "/files/1");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''report.pdf");
        assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(TestFiles.PDF.length);
        assertRefused(electricity.get(memo + "/files/2"), 404, "blob-not-found");
        assertRefused(
                cards.post(memo + "/actions/withdraw", "{\"reason\":\"خطأ\"}", "If-Match", tag(taken)),
                409,
                "memo-read");

        var answer = electricity.post(memo + "/answers", ANSWER, "If-Match", tag(taken));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ApiClient.json(answer).path("waiting_on").asText()).isEqualTo("signature");
        assertThat(ApiClient.json(answer).path("answers").asText()).isEqualTo(reference);
        assertRefused(electricity.post(memo + "/answers", ANSWER, "If-Match", tag(taken)), 409, "memo-answered");
        String back = MEMOS + "/" + reference(answer);
        sent(back, RASHID, electricity);
        assertThat(ApiClient.json(cards.get(memo)).path("answered_by").asText()).isEqualTo(reference(answer));
        var read = cards.post(back + "/actions/take", "{}", "If-Match", tag(cards.get(back)));
        assertThat(ApiClient.json(read).path("text").asText()).isEqualTo("العنوان كما ورد.");
    }

    private static JsonNode line(HttpResponse<String> list, String reference) {
        for (JsonNode line : ApiClient.json(list).path("memos")) {
            if (line.path("reference").asText().equals(reference)) {
                return line;
            }
        }
        throw new AssertionError(reference + " is not in " + list.body());
    }

    @Test
    void a_system_of_another_body_is_told_that_there_is_no_such_memo() {
        String memo = written("");
        sent(memo, SALMAN, cards);
        assertThat(contracts.get(MEMOS + "?view=all&size=100").body())
                .doesNotContain(memo.substring(MEMOS.length() + 1));
        for (String address : new String[] {memo, memo + "/letter", memo + "/files/1"}) {
            assertRefused(contracts.get(address), 404, "memo-not-found");
        }
        for (String address : new String[] {memo + "/answers", memo + "/actions/take", memo + "/actions/withdraw"}) {
            String body = address.endsWith("answers") ? ANSWER : "{\"reason\":\"خطأ\"}";
            assertRefused(contracts.post(address, body, "If-Match", "\"3\""), 404, "memo-not-found");
        }
        var traffic = ApiClient.of(platform, "gdt-counter", "Dilmun-demo-traffic");
        assertRefused(traffic.get(MEMOS), 403, "access-refused");
        assertRefused(traffic.get(memo), 403, "access-refused");
        assertRefused(contracts.post(MEMOS, draft("")), 403, "access-refused");
    }

    @Test
    void a_system_takes_back_what_it_has_written_and_nobody_has_read() {
        String draft = written("");
        var discarded = cards.post(draft + "/actions/discard", "{}", "If-Match", tag(cards.get(draft)));
        assertThat(ApiClient.json(discarded).path("state").asText()).isEqualTo("discarded");
        String memo = written("");
        sent(memo, SALMAN, cards);
        String shown = tag(cards.get(memo));
        assertRefused(cards.post(memo + "/actions/discard", "{}", "If-Match", shown), 409, "memo-moved");
        assertRefused(cards.post(memo + "/actions/withdraw", "{}", "If-Match", shown), 422, "memo-reason-missing");
        var withdrawn = cards.post(memo + "/actions/withdraw", "{\"reason\":\"أُرسلت خطأ\"}", "If-Match", shown);
        assertThat(ApiClient.json(withdrawn).path("state").asText()).isEqualTo("withdrawn");
        assertRefused(
                electricity.post(memo + "/actions/take", "{}", "If-Match", tag(electricity.get(memo))),
                409,
                "memo-moved");
    }

    @Test
    void what_cannot_be_a_memo_is_refused_and_nothing_of_it_kept() {
        String before = cards.get(MEMOS + "?box=drafts&size=1").body();
        assertRefused(cards.post(MEMOS, draft(",\"files\":[\"no_such_question\"]")), 404, "blob-not-found");
        assertRefused(cards.post(MEMOS, draft(",\"asked\":\"العنوان\"")), 422, "memo-day-wrong");
        assertRefused(
                cards.post(MEMOS, draft(",\"asked\":\"العنوان\",\"reply_by\":\"2026-02-31\"")), 422, "memo-day-wrong");
        assertRefused(cards.post(MEMOS, draft(",\"reply_by\":\"tomorrow\"")), 422, "invalid");
        assertRefused(cards.post(MEMOS, draft("").replace("\"ewa\"", "\"iga\"")), 422, "memo-body-wrong");
        assertRefused(cards.post(MEMOS, draft("").replace(TEXT, " ")), 422, "memo-incomplete");
        assertRefused(cards.post(MEMOS, draft("").replace(request, "nothing")), 422, "reference-malformed");
        assertThat(cards.get(MEMOS + "?box=drafts&size=1").body()).isEqualTo(before);
        assertRefused(cards.get(MEMOS + "?box=sent"), 422, "invalid");
    }

    @Test
    void the_list_is_read_in_stretches() {
        String older = written("");
        String newer = written("");
        JsonNode first = ApiClient.json(cards.get(MEMOS + "?box=drafts&size=1"));
        assertThat(newer).endsWith(first.at("/memos/0/reference").asText());
        String next = first.path("next").asText();
        JsonNode second = ApiClient.json(cards.get(MEMOS + "?box=drafts&size=1&after=" + next));
        assertThat(older).endsWith(second.at("/memos/0/reference").asText());
        assertRefused(cards.get(MEMOS + "?box=out&after=" + next), 400, "cursor-malformed");
    }
}
