package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The token endpoint, and what a token opens. */
@ExtendWith(Micro.class)
class TokenIT {

    private static final String GRANT = "grant_type=client_credentials";

    private final Platform platform;

    TokenIT(Platform platform) {
        this.platform = platform;
    }

    private HttpResponse<String> form(String body) {
        return platform.send(HttpRequest.newBuilder(platform.at("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String error(HttpResponse<String> response) {
        return ApiClient.json(response).path("error").asText();
    }

    @Test
    void a_client_gets_a_token_with_all_its_scopes() {
        var answer = ApiClient.token(platform, "iga-counter", "Dilmun-demo-counter", GRANT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        var json = ApiClient.json(answer);
        assertThat(json.path("access_token").asText()).hasSize(43);
        assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.path("expires_in").asInt()).isEqualTo(1800);
        assertThat(json.path("scope").asText()).isEqualTo("requests.read requests.write");
    }

    @Test
    void a_client_may_name_itself_in_the_form_and_ask_for_less() {
        var answer = form(GRANT + "&client_id=iga-counter&client_secret=Dilmun-demo-counter&scope=requests.read");
        assertThat(answer.statusCode()).isEqualTo(200);
        var json = ApiClient.json(answer);
        assertThat(json.path("scope").asText()).isEqualTo("requests.read");
        var reader = ApiClient.withToken(platform, json.path("access_token").asText());
        var refused = reader.post(
                "/api/v1/requests", "{\"service\":\"id-card-replacement\",\"answers\":{},\"applicant\":\"920704565\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).contains("insufficient_scope"));
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_get_the_same_answer() {
        var wrong = ApiClient.token(platform, "gdt-counter", "wrong", GRANT);
        var unknown = ApiClient.token(platform, "nobody", "Dilmun-demo-traffic", GRANT);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("Basic"));
        assertThat(error(wrong)).isEqualTo("invalid_client");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void repeated_failures_have_to_wait() {
        for (int i = 0; i < 6; i++) {
            ApiClient.token(platform, "throttled", "wrong", GRANT);
        }
        var answer = ApiClient.token(platform, "throttled", "wrong", GRANT);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void more_than_the_client_has_is_refused() {
        var answer = ApiClient.token(
                platform, "iga-counter", "Dilmun-demo-counter", GRANT + "&scope=requests.read+tasks.write");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_scope");
    }

    @Test
    void what_is_no_token_request_is_named_as_such() {
        String own = "&client_id=iga-counter&client_secret=Dilmun-demo-counter";
        assertThat(error(form("grant_type=password&username=a&password=b" + own)))
                .isEqualTo("unsupported_grant_type");
        assertThat(error(form("scope=requests.read" + own))).isEqualTo("invalid_request");
        assertThat(error(form(GRANT + "&" + GRANT + own))).isEqualTo("invalid_request");
        assertThat(error(form(GRANT))).isEqualTo("invalid_client");
        assertThat(error(form("{\"%zz"))).isEqualTo("invalid_client");
        assertThat(platform.get("/oauth2/token").statusCode()).isEqualTo(405);
    }

    @Test
    void without_a_token_with_a_wrong_one_and_with_the_cookie_the_api_stays_closed() {
        String path = "/api/v1/requests/IDC-26-0000-0000";
        var none = platform.get(path.replace("IDC-26-0000-0000", "any"), "Cookie", "dilmun_session=x");
        assertThat(none.statusCode()).isIn(401, 422);
        var wrong = ApiClient.withToken(platform, "notATokenOfOurs").get("/api/v1/requests/any");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"dilmun\", error=\"invalid_token\"");
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var missing = platform.send(HttpRequest.newBuilder(platform.at("/api/v1/requests"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"service\":\"id-card-replacement\",\"answers\":{},\"applicant\":\"920704565\"}"))
                .build());
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"dilmun\"");
    }
}
