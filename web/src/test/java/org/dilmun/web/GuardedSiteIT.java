package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A web server that knows nothing of us guards a site by the eKey, with a client that others have written. */
@ExtendWith(Micro.class)
class GuardedSiteIT {

    private static final String AMINA = "880912251";
    private static final String PASSWORD = "Dilmun-demo-2026";

    private final Platform platform;
    private GuardedSite site;

    GuardedSiteIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void open() throws Exception {
        site = new GuardedSite(platform);
        platform.await("guarded site", site::up);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Goes there, is sent to the portal, and comes back as whoever signs in. */
    private Browser enter() {
        var browser = new Browser(platform).open(onPortal(site.sends("/")));
        browser.post("login", "signIn", Map.of("personalNumber", AMINA, "password", PASSWORD));
        if (browser.path().contains("/consent?")) {
            browser.post("consent", "allow", Map.of());
        }
        String back = browser.shown().headers().firstValue("Location").orElseThrow();
        assertThat(site.sends(back)).isEqualTo(GuardedSite.ADDRESS + "/");
        assertThat(site.visit("/").body()).isEqualTo("Your bills");
        return browser;
    }

    private String onPortal(String address) {
        String portal = "http://localhost:" + platform.at("/").getPort();
        assertThat(address).startsWith(portal);
        return address.substring(portal.length());
    }

    private boolean asksWhoItIs() {
        return site.visit("/").statusCode() == 302;
    }

    @Test
    void a_visitor_signs_in_and_is_out_as_soon_as_she_signs_out_of_the_portal() {
        var browser = enter();
        var known = ApiClient.json(site.visit("/callback?info=json"));
        assertThat(known.at("/userinfo/name#en").asText()).isNotEmpty();
        assertThat(known.at("/id_token/acr").asText()).isEqualTo("urn:dilmun:acr:password");
        assertThat(known.toString()).doesNotContain(AMINA);
        platform.send(HttpRequest.newBuilder(platform.at("/logout"))
                .header("Cookie", browser.session())
                .POST(BodyPublishers.noBody())
                .build());
        platform.await("guarding again", this::asksWhoItIs);
    }

    @Test
    void a_visitor_who_takes_the_consent_back_is_out_as_well() {
        enter().open("/en/my/consents").post("consents", "withdraw", Map.of("withdraw", "ewa-account"));
        platform.await("guarding again", this::asksWhoItIs);
    }
}
