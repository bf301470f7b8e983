package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator may set of what machines call: who calls it from a browser, how often, and what health tells. */
@ExtendWith(Micro.class)
class ApiSettingsIT {

    private static final String FRIEND = "https://counter.example";
    private static final String SERVICES = "/api/v1/services?size=1";

    private static Node set;

    private final Platform unset;

    ApiSettingsIT(Platform platform) {
        this.unset = platform;
    }

    @BeforeAll
    static void start() {
        set = new Node(
                "settings-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:settings;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_CORS_ORIGINS",
                        "https://portal.example," + FRIEND,
                        "DILMUN_API_CALLS_PER_MINUTE",
                        "5",
                        "DILMUN_HEALTH_DETAILS",
                        "true",
                        "DILMUN_API_ADDRESS_CALLS_PER_MINUTE",
                        "20",
                        "DILMUN_PROXY_ADDRESS_HEADER",
                        "X-Forwarded-For"),
                "--nocluster");
        set.awaitReady();
    }

    @AfterAll
    static void stop() {
        set.close();
    }

    @Test
    void health_tells_the_numbers_of_the_operator_where_that_is_set() {
        assertThat(set.get("/health/ready").body())
                .containsPattern("\"schema\":\"OK \\d+\"")
                .containsPattern("\"job audit-seal\":\"OK \\d+\"");
        assertThat(unset.get("/health/ready").body()).contains("\"data\":{}");
    }

    private static HttpResponse<String> preflight(Portal platform, String origin, String path) {
        return platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    private static void assertClosed(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet())
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void without_the_setting_no_other_site_calls_from_a_browser() {
        assertClosed(unset.get(SERVICES, "Origin", FRIEND));
        assertClosed(preflight(unset, FRIEND, "/api/v1/requests"));
    }

    @Test
    void a_named_site_calls_and_reads_what_it_needs_but_never_with_the_cookie() {
        var asked = preflight(set, FRIEND, "/api/v1/requests");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, POST");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers ->
                        assertThat(headers).contains("Authorization", "Content-Type", "If-Match", "Idempotency-Key"));
        var called = set.get(SERVICES, "Origin", FRIEND);
        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(called.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
        assertThat(called.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("ETag", "Retry-After"));
        assertThat(called.headers().allValues("Vary")).contains("Origin");
        assertThat(called.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://counter.example.evil",
                "http://counter.example",
                "https://counter.example:8443",
                "null",
                "*",
                "HTTPS://COUNTER.EXAMPLE"
            })
    void a_site_that_is_not_named_to_the_letter_is_not_let_in(String origin) {
        assertClosed(set.get(SERVICES, "Origin", origin));
        assertClosed(preflight(set, origin, "/api/v1/requests"));
    }

    @Test
    void the_token_endpoint_and_the_pages_stay_closed_to_other_sites() {
        assertClosed(preflight(set, FRIEND, "/oauth2/token"));
        assertClosed(set.get("/ar", "Origin", FRIEND));
    }

    /** The window may end in between: then the calls begin anew, and run out all the same. */
    @Test
    void a_client_that_calls_too_often_is_told_when_to_go_on_and_others_go_on() {
        var busy = ApiClient.of(set, "iga-counter", "Dilmun-demo-counter");
        var first = busy.get(SERVICES);
        assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=5;w=60");
        assertThat(first.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).matches("\"client\";r=4;t=[0-9]{1,2}"));
        HttpResponse<String> answer = first;
        for (int i = 0; i < 15 && answer.statusCode() == 200; i++) {
            answer = busy.get(SERVICES);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(ApiClient.json(answer).path("type").asText()).isEqualTo("/problems/calls-too-many");
        assertThat(ApiClient.json(answer).path("facts").path("limit").asInt()).isEqualTo(5);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 60));
        assertThat(answer.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).startsWith("\"client\";r=0;t="));
        assertThat(ApiClient.of(set, "iga-office", "Dilmun-demo-office")
                        .get(SERVICES)
                        .statusCode())
                .isEqualTo(200);
        assertThat(set.get(SERVICES).statusCode()).isEqualTo(200);
    }

    /** The window may end in between, as above. */
    @Test
    void an_address_that_calls_too_often_without_a_token_waits_and_others_go_on() {
        String[] from = {"X-Forwarded-For", "198.51.100.9", "Accept-Language", "en"};
        HttpResponse<String> answer = set.get(SERVICES, from);
        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"address\";q=20;w=60");
        for (int i = 0; i < 60 && answer.statusCode() == 200; i++) {
            answer = set.get(SERVICES, from);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Contract.of(set).kept("GET", SERVICES, answer).body()).contains("/problems/calls-too-many");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 60));
        var token = set.send(HttpRequest.newBuilder(set.at("/oauth2/token"))
                .header("X-Forwarded-For", "203.0.113.5, 198.51.100.9")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=nobody&client_secret=wrong"))
                .build());
        assertThat(token.statusCode()).isEqualTo(429);
        assertThat(token.headers().firstValue("Retry-After")).isPresent();
        Contract.of(set).kept("POST", "/oauth2/token", token);
        assertThat(set.get(SERVICES, "X-Forwarded-For", "198.51.100.10").statusCode())
                .isEqualTo(200);
        assertThat(set.get(SERVICES).statusCode()).isEqualTo(200);
    }

    /** Of the first address; in a new window its calls begin anew. */
    @Test
    void what_a_caller_says_of_its_address_counts_for_nothing_where_no_proxy_is_trusted() {
        int[] first = left(unset.get(SERVICES, "X-Forwarded-For", "198.51.100.9"));
        int[] second = left(unset.get(SERVICES, "X-Forwarded-For", "198.51.100.10"));
        assertThat(second[0] < first[0] || second[1] > first[1])
                .as("%s then %s", Arrays.toString(first), Arrays.toString(second))
                .isTrue();
    }

    /** @return calls that are left, and the seconds until they begin anew */
    private static int[] left(HttpResponse<String> answer) {
        String said = answer.headers().firstValue("RateLimit").orElseThrow();
        assertThat(said).startsWith("\"address\";r=");
        return Pattern.compile("[0-9]+")
                .matcher(said)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }
}
