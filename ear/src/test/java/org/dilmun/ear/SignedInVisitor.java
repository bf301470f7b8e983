package org.dilmun.ear;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.dilmun.web.ApiClient;
import org.dilmun.web.Browser;
import org.dilmun.web.Portal;
import org.dilmun.web.RelyingPartySystem;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who signed in once, at the portal and through it at a relying party, which renews what it holds again and again. */
final class SignedInVisitor implements Runnable {

    private final Portal portal;
    private final Browser browser;
    private final RelyingPartySystem relyingParty;
    private String refreshToken;

    SignedInVisitor(Portal portal, String personalNumber) {
        this.portal = portal;
        browser = Browser.signedIn(portal, personalNumber);
        relyingParty = RelyingPartySystem.account(portal);
        JsonNode tokens = relyingParty.tokens(RelyingPartySystem.signIn(
                browser, relyingParty.asked("openid profile offline_access"), personalNumber));
        refreshToken = tokens.path("refresh_token").asText();
        assertThat(refreshToken).isNotEmpty();
    }

    @Override
    public void run() {
        browser.open("/en/my");
        assertThat(browser.shown().statusCode()).isEqualTo(200);
        assertThat(browser.path()).as("still signed in").isEqualTo("/en/my");
        var renewed = relyingParty.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
        refreshToken = ApiClient.json(renewed).path("refresh_token").asText();
        String accessToken = ApiClient.json(renewed).path("access_token").asText();
        assertThat(portal.get("/oauth2/userinfo", "Authorization", "Bearer " + accessToken)
                        .statusCode())
                .isEqualTo(200);
    }
}
