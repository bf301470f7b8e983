package org.dilmun.ear;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.dilmun.web.ApiClient;
import org.dilmun.web.Browser;
import org.dilmun.web.Portal;
import org.dilmun.web.RelyingPartySystem;

import static org.assertj.core.api.Assertions.assertThat;

/** A person who signed in once, at the portal and through it at the system of a body, and goes on to use both. */
final class SignedInVisitor implements Runnable {

    private static final String SCOPE = "openid offline_access";

    private final Portal portal;
    private final Browser browser;
    private final RelyingPartySystem account;
    private JsonNode tokens;
    private int rounds;

    SignedInVisitor(Portal portal, String personalNumber) {
        this.portal = portal;
        browser = Browser.signedIn(portal, personalNumber);
        account = RelyingPartySystem.account(portal);
        tokens = account.tokens(RelyingPartySystem.signIn(browser, account.asked(SCOPE), personalNumber));
    }

    int rounds() {
        return rounds;
    }

    /** Looks at the own page, renews the tokens of the system, reads who it is, and signs in there once more without being asked. */
    @Override
    public void run() {
        assertThat(browser.open("/en/my").shown().statusCode()).isEqualTo(200);
        assertThat(browser.path()).isEqualTo("/en/my");
        var renewed = account.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText()));
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
        tokens = ApiClient.json(renewed);
        var person = portal.get(
                "/oauth2/userinfo",
                "Authorization",
                "Bearer " + tokens.path("access_token").asText());
        assertThat(person.statusCode()).as(person.body()).isEqualTo(200);
        var silent = account.asked("openid");
        silent.put("prompt", "none");
        browser.open(RelyingPartySystem.authorize(silent));
        assertThat(RelyingPartySystem.back(browser.shown())).containsKey("code");
        rounds++;
    }
}
