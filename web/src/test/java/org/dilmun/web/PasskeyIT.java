package org.dilmun.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Passkeys in a real browser, with an authenticator that the browser simulates. */
@ExtendWith(Micro.class)
class PasskeyIT {

    private static final String HUDA = "900304154";

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;

    private final Platform platform;

    PasskeyIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.driver();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Passkeys belong to the address of the portal, which is no number of a network. */
    private String at(String path) {
        return "http://localhost:" + platform.at("/").getPort() + path;
    }

    private static void giveAuthenticator(BrowserContext context, Page page) {
        var session = context.newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    private void givePassword(Page page) {
        page.navigate(at("/en/login"));
        page.fill("#personalNumber", HUDA);
        page.fill("#password", "Dilmun-demo-2026");
        page.click("#signIn");
    }

    @Test
    void a_passkey_is_added_signs_in_alone_and_after_the_password_and_is_removed() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            giveAuthenticator(context, page);
            givePassword(page);
            page.waitForURL(at("/en/my"));
            page.navigate(at("/en/my/security"));
            page.fill("#name", "My laptop");
            page.click("[data-passkey]");
            page.waitForSelector("#codes");
            assertThat(page.locator("#codes .codes li").count()).isEqualTo(10);
            page.click("#codes a.btn");
            page.waitForSelector("#passkeys");
            assertThat(page.textContent("#passkeys")).contains("My laptop");

            context.clearCookies();
            page.navigate(at("/ar/login"));
            page.click("[data-passkey]");
            page.waitForURL(at("/ar/my"));
            assertThat(page.textContent("main h1")).contains("هدى");

            context.clearCookies();
            givePassword(page);
            page.waitForURL(at("/en/login/proof"));
            page.click("[data-passkey]");
            page.waitForURL(at("/en/my"));

            page.navigate(at("/en/my/security"));
            page.click("#keys button");
            page.click("#confirm [value=yes]");
            page.waitForURL(at("/en/my/security?done=passkey-removed"));
            assertThat(page.textContent("main")).contains("protected by the password alone");

            context.clearCookies();
            page.navigate(at("/en/login"));
            page.click("[data-passkey]");
            page.waitForSelector(".errors");
            assertThat(page.textContent(".errors")).contains("could not be used here");
        }
    }
}
