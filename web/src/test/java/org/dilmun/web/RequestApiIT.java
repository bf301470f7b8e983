package org.dilmun.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A case from the counter to its decision, by the systems of its body; and what they may not. */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestApiIT {

    private static final String REQUESTS = "/api/v1/requests";
    private static final String LOST = "{\"reason\":\"lost\",\"happened_on\":\"2026-11-01\",\"delivery\":\"post\"}";

    private final Platform platform;
    private ApiClient counter;
    private ApiClient office;
    private ApiClient stranger;

    RequestApiIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void getTokens() {
        counter = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter");
        office = ApiClient.of(platform, "iga-office", "Dilmun-demo-office");
        stranger = ApiClient.of(platform, "gdt-counter", "Dilmun-demo-traffic");
    }

    private static String application(String service, String answers, String applicant) {
        return "{\"service\":\"" + service + "\",\"answers\":" + answers + ",\"applicant\":\"" + applicant
                + "\",\"another\":true}";
    }

    private static String application(String answers) {
        return application("id-card-replacement", answers, "920704565");
    }

    private static String code(HttpResponse<String> response) {
        return ApiClient.json(response).path("type").asText();
    }

    private static JsonNode errors(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        return ApiClient.json(response).path("errors");
    }

    @Test
    void a_counter_applies_for_who_stands_before_it() {
        var made = counter.post(REQUESTS, application(LOST));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var json = ApiClient.json(made);
        String reference = json.path("reference").asText();
        assertThat(reference).startsWith("IDC-26-");
        assertThat(json.path("status").asText()).isEqualTo("open");
        assertThat(json.path("waiting_on").asText()).isEqualTo("payment");
        assertThat(json.path("channel").asText()).isEqualTo("counter");
        assertThat(made.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/api/v1/requests/" + reference));
        var read = counter.get(REQUESTS + "/" + reference);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));
        assertThat(read.body()).isEqualTo(made.body());
        var history = ApiClient.json(counter.get(REQUESTS + "/" + reference + "/history"));
        assertThat(history.path("entries").path(0).path("by").asText()).isEqualTo("client");
        assertThat(history.path("entries").path(0).path("channel").asText()).isEqualTo("counter");
        var order = ApiClient.json(counter.get(
                "/api/v1/payment-orders/" + json.path("payment_order").asText()));
        assertThat(order.path("status").asText()).isEqualTo("open");
        assertThat(order.path("amount").toString()).isEqualTo("{\"currency\":\"BHD\",\"value\":\"4.500\"}");
        assertThat(json.at("/fee/total")).isEqualTo(order.path("amount"));
        assertThat(json.at("/fee/charges/1/amount/value").asText()).isEqualTo("0.500");
    }

    @Test
    void who_applies_for_the_same_again_is_asked_whether_they_mean_it() {
        var first = ApiClient.json(counter.post(REQUESTS, application(LOST)));
        String unasked = application(LOST).replace(",\"another\":true", "");
        var refused = counter.post(REQUESTS, unasked);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("/problems/duplicate-request");
        assertThat(ApiClient.json(refused).path("facts").path("reference").asText())
                .isEqualTo(first.path("reference").asText());
        assertThat(counter.post(REQUESTS, application(LOST)).statusCode()).isEqualTo(201);
        assertThat(errors(counter.post(REQUESTS, unasked.replace("lost", "eaten")))
                        .path("reason")
                        .path("code")
                        .asText())
                .isEqualTo("field-choice-unknown");
    }

    @Test
    void wrong_answers_are_named_field_by_field() {
        var errors = errors(counter.post(
                REQUESTS,
                application("{\"reason\":\"eaten\",\"happened_on\":\"tomorrow\",\"details\":\"" + "x".repeat(501)
                        + "\"}")));
        assertThat(errors.path("reason").path("code").asText()).isEqualTo("field-choice-unknown");
        assertThat(errors.path("happened_on").path("code").asText()).isEqualTo("field-date-malformed");
        assertThat(errors.path("details").path("code").asText()).isEqualTo("field-too-long");
        assertThat(errors.path("delivery").path("code").asText()).isEqualTo("field-required");
        assertThat(errors.path("delivery").path("detail").asText()).isEqualTo("Fill in this field.");
    }

    @Test
    void a_file_that_only_a_hash_speaks_of_is_no_file() {
        String stolen = "{\"reason\":\"stolen\",\"happened_on\":\"2026-11-01\",\"delivery\":\"centre\"";
        assertThat(errors(counter.post(REQUESTS, application(stolen + "}")))
                        .path("police_report")
                        .path("code")
                        .asText())
                .isEqualTo("field-required");
        assertThat(errors(counter.post(
                                REQUESTS, application(stolen + ",\"police_report\":\"" + "a".repeat(64) + "\"}")))
                        .path("police_report")
                        .path("code")
                        .asText())
                .isEqualTo("field-not-asked");
    }

    @Test
    void hostile_answers_are_kept_as_text_or_refused_and_never_break_anything() {
        String hostile = "\"' or 1=1 --<script>alert(1)</script>{{7*7}}${7*7}\\u202e';DROP TABLE request;--\"";
        var kept = counter.post(
                REQUESTS,
                application(LOST.replace("}", ",\"details\":" + hostile + "}").replace("post", "centre")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        for (String none : List.of("\\u0000", "\\ud800", "\\u001b[31m")) {
            var refused = counter.post(REQUESTS, application(LOST.replace("}", ",\"details\":\"a" + none + "\"}")));
            assertThat(code(refused)).isEqualTo("/problems/json-field-mistyped");
            assertThat(refused.body()).contains("\"answers.details\"");
        }
        assertThat(errors(counter.post(REQUESTS, application(LOST.replace("lost", "lost' or '1'='1"))))
                        .has("reason"))
                .isTrue();
        assertThat(errors(counter.post(REQUESTS, application(LOST.replace("}", ",\"<b>{0}\":\"x\"}"))))
                        .path("<b>{0}")
                        .path("code")
                        .asText())
                .isEqualTo("field-not-asked");
        assertThat(counter.get(REQUESTS + "/%27%20or%201=1--").statusCode()).isEqualTo(422);
    }

    @Test
    void an_applicant_must_be_a_person_of_the_register() {
        var wrongDigit = counter.post(REQUESTS, application("id-card-replacement", LOST, "920704566"));
        assertThat(wrongDigit.statusCode()).isEqualTo(422);
        assertThat(code(wrongDigit)).isEqualTo("/problems/personal-number-malformed");
        var unknown = counter.post(REQUESTS, application("id-card-replacement", LOST, "170900096"));
        assertThat(code(unknown)).isEqualTo("/problems/applicant-unknown");
        assertThat(unknown.body()).doesNotContain("170900096");
    }

    @Test
    void a_service_must_be_there_and_online() {
        var unknown = counter.post(REQUESTS, application("no-such-service", LOST, "920704565"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        var offline = counter.post(REQUESTS, application("id-card-chip-update", "{}", "920704565"));
        assertThat(code(offline)).isEqualTo("/problems/service-not-online");
    }

    @Test
    void bodies_that_are_not_the_operations_json_are_refused_by_name() {
        assertThat(counter.post(REQUESTS, "{\"service\":").statusCode()).isEqualTo(400);
        assertThat(counter.post(REQUESTS, "[]").statusCode()).isEqualTo(400);
        assertThat(counter.post(REQUESTS, application(LOST) + "{}").statusCode())
                .isEqualTo(400);
        assertThat(counter.post(REQUESTS, "{\"service\":\"a\",\"service\":\"b\"}")
                        .statusCode())
                .isEqualTo(400);
        var surplus = counter.post(REQUESTS, "{\"service\":\"id-card-replacement\",\"colour\":\"red\"}");
        assertThat(surplus.statusCode()).isEqualTo(422);
        assertThat(ApiClient.json(surplus).path("facts").path("field").asText()).isEqualTo("colour");
        var empty = errors(counter.post(REQUESTS, "{}"));
        assertThat(empty.path("applicant").path("code").asText()).isEqualTo("required");
        assertThat(counter.post(REQUESTS, application("{\"details\":\"" + "x".repeat(10 << 20) + "\"}"))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void wrong_method_and_type_get_problem_documents() {
        var type = platform.send(HttpRequest.newBuilder(platform.at(REQUESTS))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello"))
                .build());
        var method = platform.send(
                HttpRequest.newBuilder(platform.at(REQUESTS)).DELETE().build());
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(List.of(type, method))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json"));
    }

    @Test
    void the_same_call_under_the_same_key_is_done_once() {
        String key = UUID.randomUUID().toString();
        var first = counter.post(REQUESTS, application(LOST), "Idempotency-Key", key);
        var second = counter.post(REQUESTS, application(LOST), "Idempotency-Key", key);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        var other = counter.post(REQUESTS, application(LOST.replace("post", "centre")), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("/problems/idempotency-key-reused");
        assertThat(code(counter.post(REQUESTS, application(LOST), "Idempotency-Key", "k".repeat(101))))
                .isEqualTo("/problems/idempotency-key-malformed");
    }

    @Test
    void a_refused_call_may_be_mended_under_the_same_key() {
        String key = UUID.randomUUID().toString();
        errors(counter.post(REQUESTS, application("{}"), "Idempotency-Key", key));
        assertThat(counter.post(REQUESTS, application(LOST), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void two_at_once_under_one_key_make_one_case() throws Exception {
        String key = UUID.randomUUID().toString();
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<HttpResponse<String>>> calls = List.of(0, 1).stream()
                    .map(i -> threads.submit(() -> {
                        start.await();
                        return counter.post(REQUESTS, application(LOST), "Idempotency-Key", key);
                    }))
                    .toList();
            start.countDown();
            assertThat(calls.get(0).get().statusCode()).isEqualTo(201);
            assertThat(calls.get(1).get().body()).isEqualTo(calls.get(0).get().body());
        } finally {
            threads.shutdownNow();
        }
    }

    /** A case that waits for its decision, as the office reads it. */
    private HttpResponse<String> paid() {
        var made = ApiClient.json(counter.post(REQUESTS, application(LOST)));
        String order = "/api/v1/payment-orders/" + made.path("payment_order").asText();
        var page = ApiClient.json(counter.post(order + "/attempts?lang=en", ""));
        new CardPage(URI.create(page.path("url").asText())).pay("5555 5555 5555 4444");
        String address = REQUESTS + "/" + made.path("reference").asText();
        platform.await("paid", () -> ApiClient.json(office.get(address))
                .path("waiting_on")
                .asText()
                .equals("body"));
        return office.get(address);
    }

    @Test
    void a_decision_under_one_key_is_made_once_even_by_two_at_once() throws Exception {
        var shown = paid();
        String address =
                REQUESTS + "/" + ApiClient.json(shown).path("reference").asText();
        String tag = shown.headers().firstValue("ETag").orElseThrow();
        String key = UUID.randomUUID().toString();
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<HttpResponse<String>>> calls = List.of(0, 1).stream()
                    .map(i -> threads.submit(() -> {
                        start.await();
                        return office.post(address + "/actions/approve", "{}", "If-Match", tag, "Idempotency-Key", key);
                    }))
                    .toList();
            start.countDown();
            var first = calls.get(0).get();
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(calls.get(1).get().body()).isEqualTo(first.body());
            assertThat(first.headers().firstValue("ETag"))
                    .isEqualTo(office.get(address).headers().firstValue("ETag"));
        } finally {
            threads.shutdownNow();
        }
        var again = office.post(address + "/actions/approve", "{}", "If-Match", tag);
        assertThat(again.statusCode()).isEqualTo(412);
        var last = ApiClient.json(again).path("facts").path("changes").path(0);
        assertThat(last.path("to").asText()).isEqualTo("completed");
        assertThat(last.path("by").asText()).isEqualTo("client");
        var other = office.post(
                address + "/actions/reject", "{\"reason\":\"No.\"}", "If-Match", tag, "Idempotency-Key", key);
        assertThat(code(other)).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void a_counter_appeals_against_a_refusal_and_people_decide_about_it() {
        var shown = paid();
        String refused = ApiClient.json(shown).path("reference").asText();
        String address = REQUESTS + "/" + refused;
        String grounds = "{\"answers\":{\"grounds\":\"البلاغ مرفق\"},\"applicant\":\"%s\"}";
        String own = grounds.formatted("920704565");
        assertThat(code(counter.post(address + "/appeals", own))).isEqualTo("/problems/request-not-appealable");
        String tag = shown.headers().firstValue("ETag").orElseThrow();
        assertThat(office.post(address + "/actions/reject", "{\"reason\":\"No.\"}", "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);

        assertThat(code(counter.post(address + "/appeals", grounds.formatted("880100036"))))
                .isEqualTo("/problems/applicant-unknown");
        assertThat(code(stranger.post(address + "/appeals", own))).isEqualTo("/problems/access-refused");
        assertThat(errors(counter.post(address + "/appeals", "{\"answers\":{},\"applicant\":\"920704565\"}"))
                        .path("grounds")
                        .path("code")
                        .asText())
                .isEqualTo("field-required");
        String key = UUID.randomUUID().toString();
        var made = counter.post(address + "/appeals", own, "Idempotency-Key", key);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(counter.post(address + "/appeals", own, "Idempotency-Key", key)
                        .body())
                .isEqualTo(made.body());
        var appeal = ApiClient.json(made);
        assertThat(appeal.path("appeal_of").asText()).isEqualTo(refused);
        assertThat(appeal.path("step").asText()).isEqualTo("appeal");
        String reference = appeal.path("reference").asText();
        assertThat(ApiClient.json(office.get(address)).path("appeals").path(0).asText())
                .isEqualTo(reference);
        assertThat(code(counter.post(address + "/appeals", own))).isEqualTo("/problems/request-not-appealable");
        String version = made.headers().firstValue("ETag").orElseThrow();
        assertThat(code(office.post(
                        REQUESTS + "/" + reference + "/actions/uphold", "{\"reason\":\"Yes.\"}", "If-Match", version)))
                .isEqualTo("/problems/access-refused");
    }

    @Test
    void a_counter_withdraws_for_the_applicant_who_was_told_what_becomes_of_the_fee() {
        var made = counter.post(REQUESTS, application(LOST));
        var shown = ApiClient.json(made);
        assertThat(shown.path("withdrawal").toString()).isEqualTo("{\"fee\":\"unstated\"}");
        String address = REQUESTS + "/" + shown.path("reference").asText() + "/withdrawals";
        String tag = made.headers().firstValue("ETag").orElseThrow();
        String own = "{\"applicant\":\"920704565\",\"fee\":\"unstated\"}";
        assertThat(counter.post(address, own).statusCode()).isEqualTo(428);
        assertThat(counter.post(address, own.replace("unstated", "half"), "If-Match", tag)
                        .statusCode())
                .isEqualTo(422);
        assertThat(code(counter.post(address, own.replace("920704565", "880100036"), "If-Match", tag)))
                .isEqualTo("/problems/applicant-unknown");
        assertThat(code(counter.post(address, own.replace("unstated", "full"), "If-Match", tag)))
                .isEqualTo("/problems/request-changed-meanwhile");
        assertThat(code(stranger.post(address, own, "If-Match", tag))).isEqualTo("/problems/access-refused");
        assertThat(code(office.post(address, own, "If-Match", tag))).isEqualTo("/problems/access-refused");

        String key = UUID.randomUUID().toString();
        var withdrawn = counter.post(address, own, "If-Match", tag, "Idempotency-Key", key);
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(ApiClient.json(withdrawn).path("status").asText()).isEqualTo("withdrawn");
        assertThat(ApiClient.json(withdrawn).has("withdrawal")).isFalse();
        assertThat(counter.post(address, own, "If-Match", tag, "Idempotency-Key", key)
                        .body())
                .isEqualTo(withdrawn.body());
        assertThat(counter.post(address, own, "If-Match", tag).statusCode()).isEqualTo(412);
        String now = withdrawn.headers().firstValue("ETag").orElseThrow();
        assertThat(code(counter.post(address, own, "If-Match", now))).isEqualTo("/problems/request-move-refused");
    }

    @Test
    void a_history_is_read_stretch_by_stretch() {
        String address =
                REQUESTS + "/" + ApiClient.json(paid()).path("reference").asText() + "/history";
        var whole = ApiClient.json(office.get(address)).path("entries");
        assertThat(whole.size()).isGreaterThan(1);
        String after = "";
        for (int i = 0; i < whole.size(); i++) {
            var stretch = ApiClient.json(office.get(address + "?size=1" + after));
            assertThat(stretch.path("entries").path(0)).isEqualTo(whole.path(i));
            assertThat(stretch.has("next")).isEqualTo(i < whole.size() - 1);
            after = "&after=" + stretch.path("next").asText();
        }
        String elsewhere =
                REQUESTS + "/" + ApiClient.json(paid()).path("reference").asText() + "/history";
        String mark =
                ApiClient.json(office.get(address + "?size=1")).path("next").asText();
        assertThat(code(office.get(elsewhere + "?after=" + mark))).isEqualTo("/problems/cursor-malformed");
        assertThat(office.get(address + "?after=" + mark.substring(1)).statusCode())
                .isEqualTo(400);
        assertThat(office.get(address + "?after=2").statusCode()).isEqualTo(400);
        assertThat(office.get(address + "?size=0").statusCode()).isEqualTo(422);
    }

    @Test
    void a_payment_page_and_a_refund_under_one_key_are_answered_the_same() {
        var made = ApiClient.json(counter.post(REQUESTS, application(LOST)));
        String order = "/api/v1/payment-orders/" + made.path("payment_order").asText();
        var first = counter.post(order + "/attempts?lang=en", "", "Idempotency-Key", "attempt-" + order);
        var second = counter.post(order + "/attempts?lang=en", "", "Idempotency-Key", "attempt-" + order);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(code(counter.post(order + "/attempts?lang=ar", "", "Idempotency-Key", "attempt-" + order)))
                .isEqualTo("/problems/idempotency-key-reused");

        String paid = "/api/v1/payment-orders/"
                + ApiClient.json(paid()).path("payment_order").asText();
        String why = "{\"reason\":\"Charged twice.\"}";
        var refund = office.post(paid + "/refunds", why, "Idempotency-Key", "refund-" + paid);
        assertThat(refund.statusCode()).as(refund.body()).isEqualTo(202);
        var same = office.post(paid + "/refunds", why, "Idempotency-Key", "refund-" + paid);
        assertThat(same.statusCode()).isEqualTo(202);
        assertThat(same.body()).isEqualTo(refund.body());
        assertThat(code(office.post(paid + "/refunds", why))).isEqualTo("/problems/payment-refunded-already");
    }

    @Test
    void the_schema_of_a_service_says_before_what_the_platform_says_after() {
        String schema = ApiClient.json(counter.get("/api/v1/services/id-card-replacement"))
                .path("answersSchema")
                .toString();
        for (String answers : List.of(
                LOST,
                "{}",
                LOST.replace("lost", "eaten"),
                LOST.replace("lost", "stolen"),
                LOST.replace("}", ",\"name\":\"Somebody Else\"}"),
                LOST.replace("}", ",\"details\":\"" + "x".repeat(500) + "\"}"),
                LOST.replace("}", ",\"details\":\"" + "x".repeat(501) + "\"}"))) {
            boolean allowed = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(answers, InputFormat.JSON)
                    .isEmpty();
            assertThat(counter.post(REQUESTS, application(answers)).statusCode())
                    .as(answers)
                    .isEqualTo(allowed ? 201 : 422);
        }
    }

    @Test
    void a_client_of_another_body_sees_and_does_nothing() {
        var made = ApiClient.json(counter.post(REQUESTS, application(LOST)));
        String reference = made.path("reference").asText();
        String order = "/api/v1/payment-orders/" + made.path("payment_order").asText();
        assertThat(stranger.post(REQUESTS, application(LOST)).statusCode()).isEqualTo(403);
        assertThat(stranger.get(REQUESTS + "/" + reference).statusCode()).isEqualTo(403);
        assertThat(stranger.get(REQUESTS + "/" + reference + "/history").statusCode())
                .isEqualTo(403);
        assertThat(stranger.post(REQUESTS + "/" + reference + "/actions/approve", "{}", "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(order).statusCode()).isEqualTo(403);
        assertThat(stranger.post(order + "/attempts", "").statusCode()).isEqualTo(403);
        assertThat(office.get(order).statusCode()).isEqualTo(403);
    }

    @Test
    void a_decision_names_the_version_that_was_read() {
        var made = counter.post(REQUESTS, application(LOST));
        String approve = REQUESTS + "/" + ApiClient.json(made).path("reference").asText() + "/actions/approve";
        String tag = made.headers().firstValue("ETag").orElseThrow();
        assertThat(office.post(approve, "{}").statusCode()).isEqualTo(428);
        assertThat(office.post(approve, "{}", "If-Match", "yesterday").statusCode())
                .isEqualTo(400);
        var stale = office.post(approve, "{}", "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        var facts = ApiClient.json(stale).path("facts");
        assertThat("\"" + facts.path("version").asInt() + "\"").isEqualTo(tag);
        var change = facts.path("changes").path(0);
        assertThat(change.path("to").asText()).isEqualTo("open");
        assertThat(change.path("by").asText()).isEqualTo("client");
        assertThat(change.path("at").asText())
                .isEqualTo(ApiClient.json(made).path("submitted_at").asText());
        assertThat(counter.post(approve, "{}", "If-Match", tag).statusCode()).isEqualTo(403);
        assertThat(office.post(approve, "{}", "If-Match", tag).statusCode()).isEqualTo(404);
    }

    @Test
    void the_payer_gets_a_page_and_only_the_body_refunds() {
        var made = ApiClient.json(counter.post(REQUESTS, application(LOST)));
        String order = "/api/v1/payment-orders/" + made.path("payment_order").asText();
        var attempt = counter.post(order + "/attempts?lang=en", "");
        assertThat(attempt.statusCode()).as(attempt.body()).isEqualTo(200);
        assertThat(ApiClient.json(attempt).path("url").asText()).startsWith("http://127.0.0.1:");
        assertThat(counter.post(order + "/refunds", "{\"reason\":\"twice\"}").statusCode())
                .isEqualTo(403);
        var unpaid = office.post(order + "/refunds", "{\"reason\":\"twice\"}");
        assertThat(unpaid.statusCode()).as(unpaid.body()).isEqualTo(409);
    }
}
