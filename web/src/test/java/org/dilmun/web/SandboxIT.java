package org.dilmun.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.ejb.country.SystemClock;
import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A client is tried with people of whom each brings about one outcome. */
@ExtendWith(Micro.class)
class SandboxIT {

    private static final String SIGNS_IN = "990100014";
    private static final String MINOR = "990100049";
    private static final String SLOW = "990100065";

    private final Platform platform;
    private final RelyingPartySystem account;

    SandboxIT(Platform platform) {
        this.platform = platform;
        account = RelyingPartySystem.account(platform);
    }

    private Map<String, String> back(String personalNumber) {
        return RelyingPartySystem.signIn(new Browser(platform), account.asked("openid profile"), personalNumber);
    }

    @ParameterizedTest
    @CsvSource({"990100022, access_denied", "990100073, server_error"})
    void the_client_is_told_of_a_refusal_and_of_an_error(String personalNumber, String error) {
        assertThat(back(personalNumber))
                .containsEntry("error", error)
                .containsEntry("state", RelyingPartySystem.STATE)
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"990100030", "990100057"})
    void with_an_ekey_that_is_suspended_or_closed_nobody_comes_back(String personalNumber) {
        var browser = new Browser(platform)
                .open(RelyingPartySystem.authorize(account.asked("openid")))
                .post("login", "signIn", Map.of("personalNumber", personalNumber, "password", "Dilmun-demo-2026"));
        assertThat(browser.path()).contains("/login");
        assertThat(browser.session()).endsWith("=null");
    }

    @Test
    void a_child_has_the_birth_date_of_one() {
        var tokens = account.tokens(back(MINOR));
        var person = ApiClient.json(platform.get(
                "/oauth2/userinfo",
                "Authorization",
                "Bearer " + tokens.path("access_token").asText()));
        LocalDate born = LocalDate.parse(person.path("birthdate").asText());
        LocalDate today = LocalDate.ofInstant(new SystemClock().instant(), ZoneOffset.UTC);
        assertThat(Period.between(born, today).getYears()).isBetween(14, 17);
    }

    @Test
    void a_slow_answer_takes_longer_than_clients_wait_and_comes() {
        var quick = back(SIGNS_IN);
        var slow = back(SLOW);
        assertThat(taken(quick)).isLessThan(Duration.ofSeconds(10));
        assertThat(taken(slow)).isGreaterThan(Duration.ofSeconds(11));
    }

    private Duration taken(Map<String, String> brought) {
        Instant before = new SystemClock().instant();
        assertThat(account.tokens(brought).has("id_token")).isTrue();
        return Duration.between(before, new SystemClock().instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void developers_find_them_and_the_issuer_on_their_page(String language) {
        assertThat(platform.get("/" + language + "/developers").body())
                .contains(
                        account.issuer(), "ewa-account", "Dilmun-demo-account", "gdt-licences", SIGNS_IN, MINOR, SLOW);
    }
}
