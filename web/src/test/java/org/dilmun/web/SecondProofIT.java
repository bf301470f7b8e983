package org.dilmun.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** An authenticator app from its setting up to its removal, by plain form posts: no script is needed. */
@ExtendWith(Micro.class)
class SecondProofIT {

    private static final String HUDA = "900304154";
    private static final Map<String, String> PASSWORD = Map.of("personalNumber", HUDA, "password", "Dilmun-demo-2026");

    private final Platform platform;

    SecondProofIT(Platform platform) {
        this.platform = platform;
    }

    private Browser afterThePassword(String address) {
        return new Browser(platform).open(address).post("login", "signIn", PASSWORD);
    }

    private static Browser code(Browser browser, String code) {
        return browser.post("proof", "signInByCode", Map.of("code", code));
    }

    @Test
    void an_app_is_set_up_asked_for_replaced_by_paper_and_taken_away() {
        var home = Browser.signedIn(platform, HUDA);
        assertThat(home.open("/en/my/security").page()).contains("protected by the password alone", "Set up an app");
        home.post("apps", "act", Map.of("act", "begin-app"))
                .post("confirmApp", "act", Map.of("act", "confirm-app", "code", "12345"));
        assertThat(home.page()).contains("That code is not right");
        var app = Authenticator.setUp(home);
        assertThat(home.open("/en/my/security").page())
                .contains("Nobody can sign in with your password alone", "Codes left: 10");
        assertThat(home.open("/ar/my/security").page()).contains("طرق الدخول", "الرموز الباقية: 10");
        assertThat(home.open("/en/inbox").page()).contains("A way to sign in with your eKey was changed");

        var elsewhere = afterThePassword("/en/login?next=/services");
        assertThat(elsewhere.path()).isEqualTo("/en/login/proof?next=/services");
        assertThat(new Browser(platform).open("/en/login/proof").page())
                .as("in another browser nothing waits")
                .contains("No sign-in is waiting in this browser");
        assertThat(code(elsewhere, "ABCDE-FGHIJ").page()).contains("That code is not right");
        assertThat(code(elsewhere, app.code(1)).path()).isEqualTo("/en/services");

        var waiting = afterThePassword("/en/login");
        assertThat(waiting.open("/en/my").path())
                .as("the password has begun nothing")
                .startsWith("/en/login");
        String paper = app.fromPaper();
        var withPaper = code(afterThePassword("/en/login"), paper);
        assertThat(withPaper.path()).isEqualTo("/en/my");
        assertThat(code(afterThePassword("/en/login"), paper).page()).contains("That code is not right");

        Authenticator.remove(withPaper);
        assertThat(afterThePassword("/en/login").path()).isEqualTo("/en/my");
    }
}
