package org.dilmun.web;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes by e-mail: an eKey is opened in a real browser; an address is kept and a forgotten password recovered without script. */
@ExtendWith(Micro.class)
class EKeyMailIT {

    private static final String ZAINAB = "050410423";
    private static final String CARD = "902417358";
    private static final String EXPIRES = "2031-05-31";
    private static final String POST_OFFICER = "870605283";
    private static final String OLD = "Dilmun-demo-2026";
    private static final String NEW = "nine green lamps by the sea";

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;

    private final Platform platform;

    EKeyMailIT(Platform platform) {
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

    /** What only comes on the way is on no list of pages. */
    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true) // the pages have no frames
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }

    private String at(String path) {
        return platform.at(path).toString();
    }

    private String codeTo(String address) {
        platform.await("sending a code", () -> !platform.postBox().code(address).isEmpty());
        return platform.postBox().code(address);
    }

    @Test
    void a_person_opens_an_ekey_with_her_card_and_a_code_and_is_written_to_from_then_on() {
        String address = "zainab@example.org";
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(at("/ar/login"));
            page.click("a[href='/ar/register']");
            accessible(page);
            page.fill("#personalNumber", ZAINAB);
            page.fill("#cardNumber", CARD);
            page.fill("#expiresOn", EXPIRES);
            page.fill("#email", address);
            page.click("#begin");
            page.waitForSelector("#code");
            assertThat(page.textContent("main")).contains("إن كانت البيانات صحيحة");
            accessible(page);
            page.fill("#code", "12");
            page.click("#prove");
            page.waitForSelector(".errors");
            assertThat(page.textContent(".errors")).contains("الرمز غير صحيح");
            page.fill("#code", codeTo(address));
            page.click("#prove");
            page.waitForSelector("#password");
            accessible(page);
            page.fill("#password", "password1234");
            page.fill("#again", "password1234");
            page.click("#open");
            page.waitForSelector(".errors");
            page.fill("#password", NEW);
            page.fill("#again", NEW);
            page.click("#open");
            page.waitForURL(at("/ar/my"));
            assertThat(page.textContent("main h1")).contains("زينب");
            page.navigate(at("/ar/my/contact"));
            assertThat(page.textContent("#address")).contains(address, "تصل إليه الإشعارات");
            accessible(page);
        }
        platform.await("telling her", () -> platform.postBox().last(address).startsWith("فُتح مفتاحك الإلكتروني"));
        assertThat(platform.postBox().last(address))
                .contains("/ar/inbox/NTC-")
                .doesNotContain(ZAINAB, CARD, "مفتاح مرور");
    }

    private static Browser register(Browser browser, String number, String card, String expires, String address) {
        return browser.open("/en/register?anew=1")
                .post(
                        "begin-form",
                        "begin",
                        Map.of("personalNumber", number, "cardNumber", card, "expiresOn", expires, "email", address));
    }

    @Test
    void whatever_is_true_the_page_says_the_same_and_what_cannot_be_read_it_says_beside_its_field() {
        String wrongCard = register(new Browser(platform), "850312345", "111111111", EXPIRES, "one@example.org")
                .page();
        String nobody = register(new Browser(platform), "123456789", CARD, EXPIRES, "two@example.org")
                .page();
        assertThat(wrongCard).contains("If what you have written is right");
        assertThat(main(wrongCard)).isEqualTo(main(nobody));
        assertThat(register(new Browser(platform), ZAINAB, CARD, "31.5.2031", "three@example.org")
                        .page())
                .contains("This is not a date", "expiresOn-error");
        assertThat(register(new Browser(platform), ZAINAB, CARD, EXPIRES, "three@")
                        .page())
                .contains("This is not a valid e-mail address", "email-error");
        assertThat(register(new Browser(platform), "", "", "", "").page())
                .contains("personalNumber-error", "cardNumber-error", "expiresOn-error", "email-error");
    }

    /** The page without what each rendering has of its own. */
    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("name=\"jakarta.faces.ViewState\"[^>]*>", "")
                .replaceAll("nonce=\"[^\"]*\"", "");
    }

    @Test
    void a_minor_is_told_by_mail_who_may_apply() {
        register(new Browser(platform), "090107721", "902417366", "2031-01-31", "minor@example.org");
        platform.await(
                "telling the minor",
                () -> !platform.postBox().last("minor@example.org").isEmpty());
        assertThat(platform.postBox().last("minor@example.org"))
                .contains("Your eKey could not be opened: you are under age", "under 18 years");
    }

    @Test
    void an_address_is_proved_and_a_forgotten_password_recovered_by_it() {
        String address = "post.officer@example.org";
        var home = Browser.signedIn(platform, POST_OFFICER);
        home.open("/en/my/contact").post("begin-form", "begin", Map.of("email", address));
        assertThat(home.page()).contains("We have sent a code to", address);
        home.post("code-form", "prove", Map.of("code", codeTo(address)));
        assertThat(home.page()).contains("Your address is confirmed", "Notices go there");
        home.post("address-form", "switchNotices", Map.of());
        assertThat(home.page()).contains("Notices do not go to your address any more");
        String before = platform.postBox().code(address);

        var forgetful = new Browser(platform)
                .open("/en/forgotten")
                .post("begin-form", "begin", Map.of("personalNumber", POST_OFFICER));
        assertThat(forgetful.page()).contains("If this number has an eKey with an e-mail address");
        platform.await(
                "sending another code",
                () -> !platform.postBox().code(address).equals(before)
                        && !platform.postBox().code(address).isEmpty());
        String code = platform.postBox().code(address);
        forgetful.post("code-form", "prove", Map.of("code", code));
        assertThat(forgetful.page()).contains("The code is right").doesNotContain("recovery codes");
        forgetful.post("password-form", "complete", Map.of("password", NEW, "again", NEW + "!"));
        assertThat(forgetful.page()).contains("The two are different.");
        forgetful.post("password-form", "complete", Map.of("password", NEW, "again", NEW));
        assertThat(forgetful.page()).contains("The password is changed, and every earlier sign-in is over");
        assertThat(home.open("/en/my").path()).startsWith("/en/login");

        var back = new Browser(platform)
                .open("/en/login")
                .post("login", "signIn", Map.of("personalNumber", POST_OFFICER, "password", NEW));
        assertThat(back.path()).isEqualTo("/en/my");
        back.open("/en/my/password")
                .post("password-form", "change", Map.of("current", NEW, "wanted", OLD, "again", OLD));
        assertThat(back.page()).contains("The password is changed");
        back.open("/en/my/contact").post("address-form", "remove", Map.of());
        assertThat(back.page()).contains("The address is removed");
        platform.await("saying goodbye", () -> platform.postBox().last(address).contains("This is the last message"));
    }
}
