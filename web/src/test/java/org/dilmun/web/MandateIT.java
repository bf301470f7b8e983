package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** One person lets another act in her name: granted, used and ended in a real browser, and what is refused there. */
@ExtendWith(Micro.class)
class MandateIT {

    private static final String FATIMA = "600503127";
    private static final String MARYAM = "920704565";
    private static final String NOORA = "781107776";
    private static final String NOBODY = "990100014";
    private static final String CARD = "id-card-replacement";
    private static final Pattern REFERENCE = Pattern.compile("IDC-\\d\\d-.{4}-.{4}");
    private static final Pattern MANDATE = Pattern.compile("name=\"accept\" value=\"(MND-[^\"]+)\"");

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    private final Platform platform;

    MandateIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.driver();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private String at(String path) {
        return platform.at(path).toString();
    }

    private static String lastDay() {
        return LocalDate.now(ZoneId.of("Asia/Bahrain")).plusYears(1).toString();
    }

    private Page signedIn(BrowserContext context, String number) {
        Page page = context.newPage();
        page.navigate(at("/ar/login"));
        page.fill("#personalNumber", number);
        page.fill("#password", "Dilmun-demo-2026");
        page.click("#signIn");
        page.waitForURL(at("/ar/my"));
        return page;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    @Test
    void a_mandate_is_granted_accepted_used_and_ended() {
        try (BrowserContext hers = chromium.newContext();
                BrowserContext holders = chromium.newContext()) {
            Page fatima = signedIn(hers, FATIMA);
            fatima.navigate(at("/ar/my/mandates"));
            fatima.fill("#holder", MARYAM);
            fatima.check("#service-" + CARD);
            fatima.fill("#last", lastDay());
            fatima.fill("#purpose", "بدل بطاقتي");
            fatima.click("#granting button[name=grant]");
            fatima.waitForURL(at("/ar/my/mandates?done=granted"));
            assertThat(fatima.textContent("#given"))
                    .contains("92••••565", "ينتظر القبول")
                    .doesNotContain("مريم");

            Page maryam = signedIn(holders, MARYAM);
            maryam.navigate(at("/ar/my/mandates"));
            assertThat(maryam.textContent("#received")).contains("فاطمة علي حسن", "بدل بطاقتي", "بدل فاقد");
            maryam.click("#received button[name=accept]");
            maryam.waitForURL(at("/ar/my/mandates?done=accepted"));
            assertThat(maryam.locator("aside.acting").count()).isZero();
            maryam.click(".account summary");
            maryam.click("#switch button");
            maryam.waitForURL(at("/ar/my"));
            assertThat(maryam.textContent("aside.acting")).contains("أنت تتصرف نيابةً عن", "فاطمة علي حسن");
            assertThat(maryam.textContent("main h1")).contains("فاطمة");

            String reference = applied();
            maryam.navigate(at("/ar/my/requests/" + reference));
            assertThat(maryam.textContent("main header")).contains("نيابةً عن", "فاطمة علي حسن", "مريم");
            var outside = maryam.navigate(at("/ar/my/security"));
            assertThat(outside.status()).isEqualTo(403);
            assertThat(maryam.textContent("main")).contains("لا يشمل التفويض هذه الصفحة");
            assertThat(maryam.locator("aside.acting").count()).isOne();

            Browser officer = Browser.signedIn(platform, NOORA).open("/ar/office/cases/" + reference);
            assertThat(officer.page()).contains("مريم أحمد علي الماجد نيابةً عن فاطمة علي حسن");

            fatima.navigate(at("/ar/inbox"));
            assertThat(fatima.textContent("main")).contains("قُدّم طلب باسمك");
            fatima.navigate(at("/ar/my/requests/" + reference));
            assertThat(fatima.textContent("main header")).contains("قُدّم نيابةً عن مقدم الطلب بواسطة", "مريم");
            ended(fatima);

            maryam.navigate(at("/ar/my/requests/" + reference));
            assertThat(maryam.textContent("aside.acting")).contains("عدت تتصرف باسمك", "فاطمة علي حسن");
            maryam.navigate(at("/ar/my"));
            assertThat(maryam.textContent("main h1")).contains("مريم");
            maryam.click("#ownName button");
            maryam.waitForURL(at("/ar/my"));
            assertThat(maryam.locator("aside.acting").count()).isZero();
        }
    }

    /** In the name of Fatima, in another session of Maryam's. @return the reference of the request */
    private String applied() {
        Browser maryam = Browser.signedIn(platform, MARYAM).inNameOfAnother().open("/ar/apply/" + CARD);
        maryam.postMultipart("apply", "next", Map.of("reason", "damaged", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "centre"));
        assertThat(maryam.path()).as(maryam.page()).endsWith("/review");
        String reference = found(REFERENCE, maryam.path());
        maryam.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        assertThat(maryam.page()).contains("أنت تتصرف نيابةً عن");
        return reference;
    }

    private void ended(Page fatima) {
        fatima.navigate(at("/ar/my/mandates"));
        fatima.locator("#given article", new Page.LocatorOptions().setHasText("مريم"))
                .locator("button[name=end]")
                .click();
        fatima.click("#confirm [value=yes]");
        fatima.waitForURL(at("/ar/my/mandates?done=ended"));
        assertThat(fatima.textContent("#ended")).contains("مريم أحمد علي الماجد", "ألغاه المفوِّض");
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_whose_number_it_is_is_not_said() {
        Browser fatima = Browser.signedIn(platform, FATIMA).open("/en/my/mandates");
        fatima.post("granting", "grant", Map.of("holder", "12", "last", lastDay()), "service", List.of(CARD));
        assertThat(fatima.page()).contains("This is not a valid personal number.");
        fatima.post("granting", "grant", Map.of("holder", MARYAM, "last", lastDay()));
        assertThat(fatima.page()).contains("Choose at least one service of the list");
        fatima.post("granting", "grant", Map.of("holder", MARYAM, "last", "2020-01-01"), "service", List.of(CARD));
        assertThat(fatima.page())
                .contains("no mandate lasts longer than 3 years")
                .contains("value=\"2020-01-01\"");
        fatima.post("granting", "grant", Map.of("holder", FATIMA, "last", lastDay()), "service", List.of(CARD));
        assertThat(fatima.page()).contains("This is your own number.");
        String said = "If this is the number of an adult with an eKey, your mandate has arrived there.";
        fatima.post("granting", "grant", Map.of("holder", NOBODY, "last", lastDay()), "service", List.of(CARD));
        assertThat(fatima.page()).contains(said);
        fatima.post(
                "acts",
                "end",
                Map.of("end", found(Pattern.compile("name=\"end\" value=\"(MND-[^\"]+)\""), given(fatima))));
        assertThat(fatima.page()).contains("It has ended.", "Ended by the grantor");
    }

    /** The part of the page with what she has granted. */
    private static String given(Browser browser) {
        return browser.page().substring(browser.page().indexOf("id=\"given\""));
    }

    @Test
    void a_form_of_the_switch_that_no_page_of_ours_made_does_nothing() {
        Browser fatima = Browser.signedIn(platform, FATIMA).open("/en/my/mandates");
        fatima.post("granting", "grant", Map.of("holder", NOORA, "last", lastDay()), "service", List.of(CARD));
        Browser noora = Browser.signedIn(platform, NOORA).open("/en/my/mandates");
        String mandate = found(MANDATE, noora.page());
        noora.post("acts", "accept", Map.of("accept", mandate));
        noora.post("switch", "mandate", Map.of("mandate", mandate, "token", "0"));
        assertThat(noora.shown().statusCode()).isEqualTo(403);
        assertThat(noora.open("/en/office").shown().statusCode()).isEqualTo(200);
        noora.open("/en/my").post("switch", "mandate", Map.of("mandate", mandate));
        assertThat(noora.page()).contains("You act in the name of", "Fatima Ali Hasan");
        assertThat(noora.open("/en/office").shown().statusCode())
                .as("an official is none for another")
                .isEqualTo(403);
        assertThat(noora.open("/en/services/address-change").page()).contains("You act in the name of");
        assertThat(noora.open("/en/apply/address-change").shown().statusCode()).isEqualTo(403);
        noora.post("ownName", "back", Map.of());
        assertThat(noora.open("/en/office").shown().statusCode()).isEqualTo(200);
        noora.open("/en/my/mandates").post("acts", "end", Map.of("end", mandate));
        assertThat(noora.page()).contains("Given back");
    }
}
