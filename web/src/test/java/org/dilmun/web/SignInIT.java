package org.dilmun.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in and out, by plain form posts: no script is needed. */
@ExtendWith(Micro.class)
class SignInIT {

    private static final String PASSWORD = "Dilmun-demo-2026";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final Platform platform;

    SignInIT(Platform platform) {
        this.platform = platform;
    }

    private HttpResponse<String> signIn(String query, String number, String password) {
        var form = platform.get("/en/login" + query);
        Matcher state = VIEW_STATE.matcher(form.body());
        assertThat(state.find()).isTrue();
        Matcher next = Pattern.compile("name=\"next\" value=\"([^\"]*)\"").matcher(form.body());
        String body =
                "login=login&signIn=&next=" + (next.find() ? next.group(1) : "") + "&personalNumber=" + encoded(number)
                        + "&password=" + encoded(password) + "&jakarta.faces.ViewState=" + encoded(state.group(1));
        return platform.send(HttpRequest.newBuilder(platform.at("/en/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(form))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_person_signs_in_is_greeted_by_name_and_signs_out() {
        var answer = signIn("", "٩٢٠٧٠٤٥٦٥", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("dilmun_session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        String token = cookie.split(";", 2)[0];
        assertThat(platform.get("/en", "Cookie", token).body()).contains("Maryam Ahmed Ali Almajed");
        var out = platform.send(HttpRequest.newBuilder(platform.at("/logout"))
                .header("Cookie", token)
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(platform.get("/en", "Cookie", token).body()).doesNotContain("Maryam Ahmed");
    }

    @Test
    void a_wrong_password_an_unknown_and_a_malformed_number_get_the_same_answer() {
        String refusal = "The personal number or the password is not right";
        assertThat(signIn("", "880100036", "wrong").body()).contains(refusal);
        assertThat(signIn("", "170900096", PASSWORD).body()).contains(refusal);
        assertThat(signIn("", "850312346", PASSWORD).body()).contains(refusal);
    }

    @Test
    void repeated_failures_have_to_wait_and_the_right_password_too() {
        for (int i = 0; i < 6; i++) {
            signIn("", "850312345", "wrong " + i);
        }
        assertThat(signIn("", "850312345", PASSWORD).body()).contains("Too many failed attempts");
    }

    @Test
    void one_person_signs_in_on_thirty_browsers_at_once() throws Exception {
        var threads = Executors.newFixedThreadPool(30);
        try {
            for (var answer : threads.invokeAll(Collections.nCopies(
                    30, () -> signIn("", "950500178", PASSWORD).statusCode()))) {
                assertThat(answer.get()).isEqualTo(302);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_post_without_the_forms_view_state_signs_nobody_in() {
        var answer = platform.send(HttpRequest.newBuilder(platform.at("/en/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=login&signIn=&personalNumber=920704565&password=" + PASSWORD))
                .build());
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("dilmun_session="));
    }

    @Test
    void who_mistypes_the_password_still_comes_to_where_the_way_led() {
        var browser = new Browser(platform).open("/en/apply/id-card-replacement");
        assertThat(browser.path()).isEqualTo("/en/login?next=/apply/id-card-replacement");
        browser.post("login", "signIn", Map.of("personalNumber", "880100036", "password", "mistyped"))
                .post("login", "signIn", Map.of("personalNumber", "880100036", "password", PASSWORD));
        assertThat(browser.path()).startsWith("/en/apply/id-card-replacement/");
    }

    @Test
    void who_wanted_to_go_nowhere_comes_to_what_waits_for_them() {
        assertThat(Browser.signedIn(platform, "880100036").path()).isEqualTo("/en/my");
    }

    @Test
    void the_way_back_after_signing_in_never_leaves_the_portal() {
        var inside = signIn("?next=/services", "950500178", PASSWORD);
        var outside = signIn("?next=//example.org/x", "950500178", PASSWORD);
        assertThat(inside.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/services"));
        assertThat(outside.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("example.org"));
    }
}
