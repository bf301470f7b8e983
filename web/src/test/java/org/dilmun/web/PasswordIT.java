package org.dilmun.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody takes another password, and the one of before again. */
@ExtendWith(Micro.class)
class PasswordIT {

    private static final String JAMAL = "840712308";
    private static final String HUDA = "900304154";
    private static final String OLD = "Dilmun-demo-2026";
    private static final String NEW = "سبع نخلات عند عين عذاري";

    private final Platform platform;

    PasswordIT(Platform platform) {
        this.platform = platform;
    }

    private static Browser change(Browser browser, String current, String wanted, String again) {
        return browser.open("/en/my/password")
                .post("password-form", "change", Map.of("current", current, "wanted", wanted, "again", again));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_no_password_is_sent_back() {
        Browser jamal = Browser.signedIn(platform, JAMAL);
        assertThat(change(jamal, OLD, "password1234", "password1234").page())
                .contains("This password is easy to guess")
                .contains("wanted-error")
                .doesNotContain("password1234", OLD);
        assertThat(change(jamal, OLD, NEW, NEW + "!").page()).contains("The two are different.", "again-error");
        assertThat(change(jamal, "another one of theirs", NEW, NEW).page())
                .contains("That is not the password in use.", "current-error");
        assertThat(change(jamal, OLD, "short", "short").page()).contains("at least 10 and at most 128 characters");
    }

    @Test
    void the_new_password_signs_in_and_other_browsers_are_signed_out() {
        Browser here = Browser.signedIn(platform, HUDA);
        Browser elsewhere = Browser.signedIn(platform, HUDA);
        assertThat(change(here, OLD, NEW, NEW).page()).contains("The password is changed");
        assertThat(elsewhere.open("/en/my").path()).contains("/en/login");
        assertThat(new Browser(platform)
                        .open("/en/login")
                        .post("login", "signIn", Map.of("personalNumber", HUDA, "password", NEW))
                        .path())
                .contains("/en/my");
        assertThat(change(here, NEW, OLD, OLD).page()).contains("The password is changed");
    }
}
