package org.dilmun.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.dilmun.web.Micro.Platform;
import org.dilmun.web.site.AccessMatrix;
import org.dilmun.web.site.AccessMatrix.Persona;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page that opens without naming something of somebody, in a browser, in both languages: nothing that axe objects to
 * at WCAG 2.2 AA, and nothing wider than a telephone. The profile {@code sweep} takes both widths and both appearances.
 */
@ExtendWith(Micro.class)
class AxeIT {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int DESK = 1280;
    private static final int TELEPHONE = 390;
    private static final boolean SWEEP = Boolean.getBoolean("sweep");

    private static Playwright playwright;
    private static Browser browser;
    private static final Map<String, Page> WINDOWS = new HashMap<>();

    private final Platform platform;

    AxeIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.driver();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        WINDOWS.clear();
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Of the table: pages that open for that persona and need nothing but a service's code to be shown. */
    static Stream<String> opened(Persona persona) {
        return AccessMatrix.ofTheFile().rows().stream()
                .filter(row -> row.isPage() && row.expected(persona).equals("open"))
                .map(row -> row.address().replace("{code}", "id-card-replacement"))
                .filter(address -> !address.replace("{lang}", "").contains("{"))
                .flatMap(address -> Stream.of(address.replace("{lang}", "ar"), address.replace("{lang}", "en")));
    }

    static Stream<String> public_pages() {
        return Stream.concat(
                opened(Persona.NOBODY),
                Stream.of(
                        "/ar/journeys/newborn",
                        "/en/journeys/newborn",
                        "/ar/search?q=بطاقة",
                        "/en/search?q=card",
                        "/ar/search?q=zzzz",
                        "/en/nothing-here"));
    }

    @ParameterizedTest
    @MethodSource("public_pages")
    void a_page_for_everybody_has_no_barrier_and_fits_a_telephone(String address) {
        look(address, Visitor.unknown(platform));
    }

    /** In one test: whoever is signed in sees more pages as the table grows. */
    @Test
    void pages_behind_the_sign_in_have_no_barrier_and_fit_a_telephone() {
        for (Persona persona : List.of(Persona.CITIZEN, Persona.OFFICER)) {
            Visitor visitor = Visitor.signedIn(platform, persona.personalNumber());
            var everybodys = opened(Persona.NOBODY).toList();
            Stream.concat(Stream.of("/ar", "/en"), opened(persona).filter(address -> !everybodys.contains(address)))
                    .forEach(address -> look(address, visitor));
        }
        Visitor agent = Visitor.signedIn(platform, Persona.MANDATE_HOLDER.personalNumber());
        inBothLanguages("/en/my/mandates", agent);
        agent.walk().inNameOfAnother();
        inBothLanguages("/en/my", agent);
        inBothLanguages("/en/my/security", agent); // which does not open
        Visitor auditor = Visitor.signedIn(platform, Persona.AUDITOR.personalNumber());
        inBothLanguages("/en/office/audit", auditor);
        inBothLanguages("/en/office/figures", auditor);
        inBothLanguages("/en/office/imports", Visitor.signedIn(platform, "830412018"));
        Visitor officer = Visitor.signedIn(platform, "871104628");
        inBothLanguages("/en/office/ekeys", officer);
        var look = officer.walk()
                .open("/en/office/ekeys")
                .post(
                        "looking",
                        "look",
                        Map.of("look", "yes", "personNumber", "850907128", "reason", "A report of a stolen telephone"));
        inBothLanguages(look.path(), officer);
        Visitor supervisor = Visitor.signedIn(platform, Persona.SUPERVISOR.personalNumber());
        inBothLanguages("/en/office/refunds", supervisor);
        inBothLanguages("/en/office/doubtful-payments", supervisor);
        inBothLanguages("/en/office/team", supervisor);
        inBothLanguages("/en/office/team/ageing", supervisor);
        inBothLanguages("/en/office/studio", supervisor);
        inBothLanguages("/en/office/studio/death-abroad", supervisor);
        Visitor owner = Visitor.signedIn(platform, "860917258");
        var studio = owner.walk().open("/en/office/studio");
        studio.post("studio", "begin", Map.of("begin", "death-abroad"));
        studio.post("draft", "act", Map.of("act", "save", "source", "code: death-abroad\nbodi: iga\n"));
        inBothLanguages("/en/office/studio/death-abroad/draft", owner);
        inBothLanguages("/en/office/studio/death-abroad/difference", owner);
        studio.post("draft", "act", Map.of("act", "discard"));
        inBothLanguages("/en/office/studio/id-card-replacement/form", owner);
        inBothLanguages("/en/office/studio/id-card-replacement/figures", owner);
        Visitor operator = Visitor.signedIn(platform, Persona.OPERATOR.personalNumber());
        inBothLanguages("/en/office/operations", operator);
        inBothLanguages("/en/office/bodies?kind=rename&body=ewa", operator);
        inBothLanguages("/en/office/bodies?kind=split&body=ewa", operator);
        inBothLanguages("/en/office/relying-parties", operator);
        inBothLanguages("/en/office/relying-parties/new", operator);
        inBothLanguages("/en/office/relying-parties/ewa-account", operator);
        inBothLanguages("/en/office/relying-parties/ewa-account/edit", operator);
    }

    @Test
    void the_pages_of_a_journey_have_no_barrier_and_fit_a_telephone() {
        Visitor applicant = Visitor.signedIn(platform, Persona.RESIDENT.personalNumber());
        var walk = applicant.walk().open("/en/journeys/newborn/apply");
        walk.postMultipart(
                "apply",
                "next",
                Map.of(
                        "relation", "father",
                        "other_parent", "Sunita Kumar",
                        "born_on", "2026-11-20",
                        "sex", "female",
                        "hospital", "Salmaniya Medical Complex"));
        byte[] pdf = TestFiles.PDF;
        walk.postFile("apply", "next", Map.of(), "notification", "notification.pdf", pdf);
        walk.postMultipart("apply", "next", Map.of("child_name", "آشا كومار", "child_name_latin", "Asha Kumar"));
        walk.postFile("apply", "next", Map.of(), "marriage_contract", "contract.pdf", pdf);
        inBothLanguages(walk.path(), applicant);
        walk.postFile("apply", "next", Map.of(), "photo", "photo.png", TestFiles.PNG);
        String review = walk.path();
        inBothLanguages(review, applicant);
        walk.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        inBothLanguages(walk.path(), applicant);
        inBothLanguages(walk.open(review).path(), applicant);
    }

    /** Drafts, fees and cases have addresses of their own: a person walks to each, and an officer sees the case. */
    @Test
    void the_pages_of_a_case_have_no_barrier_and_fit_a_telephone() {
        Visitor applicant = Visitor.signedIn(platform, Persona.CITIZEN.personalNumber());
        var walk = applicant.walk().open("/en/apply/id-card-replacement");
        String reason = walk.path();
        inBothLanguages(reason, applicant);
        look(reason, applicant, page -> page.locator("[id='next']")
                .click()); // nothing filled in: what is wrong is shown

        walk.postMultipart("apply", "next", Map.of("reason", "stolen", "happened_on", "2026-01-05"));
        inBothLanguages(reason, applicant); // with the question for the police report
        walk.postMultipart("apply", "next", Map.of("reason", "damaged", "happened_on", "2026-01-05"));
        inBothLanguages(walk.path(), applicant);
        walk.postMultipart("apply", "next", Map.of("delivery", "post"));
        inBothLanguages(walk.path(), applicant);

        walk.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        String pay = walk.path();
        inBothLanguages(pay, applicant);
        walk.post("pay", "payNow", Map.of());
        new CardPage(URI.create(walk.shown().headers().firstValue("Location").orElseThrow()))
                .pay("5555 5555 5555 4444");
        walk.open(pay + "/return");
        inBothLanguages(pay, applicant);
        platform.await("the receipts", () -> walk.open(pay + "/receipt").page().contains("/receipts/RCP-"));
        inBothLanguages(pay + "/receipt", applicant);
        inBothLanguages("/en/my/payments", applicant);
        Visitor treasury = Visitor.signedIn(platform, Persona.TREASURER.personalNumber());
        inBothLanguages("/en/office/ledger", treasury);
        inBothLanguages("/en/office/ledger/accounts/1200", treasury);
        var entry = Pattern.compile("/en/office/ledger/entries/capture_PAT-[0-9A-Z-]+")
                .matcher(treasury.walk().open("/en/office/ledger/accounts/1200").page());
        assertThat(entry.find()).isTrue();
        inBothLanguages(entry.group(), treasury);
        var code = Pattern.compile("/en/verify/[0-9A-Z-]+")
                .matcher(walk.open(pay + "/receipt").page());
        assertThat(code.find()).isTrue();
        inBothLanguages(code.group(), applicant);

        String reference = reason.split("/")[4];
        inBothLanguages("/en/apply/id-card-replacement/" + reference + "/done", applicant);
        inBothLanguages("/en/my/requests/" + reference, applicant);
        inBothLanguages("/en/my", applicant);
        Visitor officer = Visitor.signedIn(platform, Persona.OFFICER.personalNumber());
        inBothLanguages("/en/office", officer);
        inBothLanguages("/en/office/cases/" + reference, officer);
        officer.walk().open("/en/office/cases/" + reference).post("case", "action", Map.of("action", "claim"));
        inBothLanguages("/en/office/cases/" + reference, officer);
        look("/ar/office/cases/" + reference, officer, page -> page.locator("button[value='reject']")
                .click()); // without a reason: what is wrong is shown
    }

    /** What somebody owes, and what the body and the treasury see of that. */
    @Test
    void bills_and_what_becomes_of_the_money_have_no_barrier_and_fit_a_telephone() {
        Visitor debtor = Visitor.signedIn(platform, "600503127");
        inBothLanguages("/en/my/bills", debtor);
        inBothLanguages("/en/bills", debtor);
        look("/en/bills?bill=BIL-26-0000-0000", debtor, page -> {}); // what is wrong is shown
        var bill = Pattern.compile("/en/bills/BIL-[0-9A-Z-]+")
                .matcher(debtor.walk().open("/en/my/bills").page());
        assertThat(bill.find()).isTrue();
        inBothLanguages(bill.group(), debtor);
        debtor.walk().open(bill.group()).post("pay", "pay", Map.of());
        inBothLanguages(debtor.walk().path(), debtor);

        Visitor supervisor = Visitor.signedIn(platform, "790311771");
        inBothLanguages("/en/office/bills?view=all", supervisor);
        inBothLanguages("/en/office/new-bill", supervisor);
        look("/ar/office/new-bill", supervisor, page -> page.locator("button[name='present']")
                .click());
        var billed = Pattern.compile("/en/office/bills/BIL-[0-9A-Z-]+")
                .matcher(supervisor.walk().open("/en/office/bills?view=all").page());
        assertThat(billed.find()).isTrue();
        inBothLanguages(billed.group(), supervisor);
        inBothLanguages("/en/office/doubtful-payments", supervisor);
        Visitor treasury = Visitor.signedIn(platform, Persona.TREASURER.personalNumber());
        inBothLanguages("/en/office/settlements", treasury);
        inBothLanguages("/en/office/settlements/breaks", treasury);
    }

    /** Places, days of which some are full, times, and what is booked. */
    @Test
    void taking_an_appointment_has_no_barrier_and_fits_a_telephone() {
        Visitor applicant = Visitor.signedIn(platform, Persona.CITIZEN.personalNumber());
        var walk = applicant.walk().open("/en/apply/id-card-first-citizen");
        String reference = walk.path().split("/")[4];
        walk.postMultipart("apply", "next", Map.of("occasion", "abroad", "phone", "33123456"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        String pay = walk.path();
        walk.post("pay", "payNow", Map.of());
        new CardPage(URI.create(walk.shown().headers().firstValue("Location").orElseThrow()))
                .pay("5555 5555 5555 4444");
        walk.open(pay + "/return");
        inBothLanguages("/en/my/requests/" + reference, applicant);

        String page = "/en/my/requests/" + reference + "/appointment";
        inBothLanguages(page, applicant);
        String place = page + "?place=iga-muharraq";
        var day = Pattern.compile("day=([0-9-]+)").matcher(walk.open(place).page());
        assertThat(day.find()).as(walk.page()).isTrue();
        inBothLanguages(place + "&day=" + day.group(1), applicant);
        var time = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"")
                .matcher(walk.open(place + "&day=" + day.group(1)).page());
        assertThat(time.find()).as(walk.page()).isTrue();
        walk.post("book", "bookIt", Map.of("slot", time.group(1)));
        inBothLanguages("/en/my/requests/" + reference, applicant);
        inBothLanguages(page, applicant);
    }

    /** Naming those who sign, what they see and answer, and what the applicant reads of it. */
    @Test
    void signing_what_somebody_else_applies_for_has_no_barrier_and_fits_a_telephone() {
        Visitor applicant = Visitor.signedIn(platform, Persona.CITIZEN.personalNumber());
        var walk = applicant.walk().open("/en/apply/lease-registration");
        String reference = walk.path().split("/")[4];
        walk.postMultipart("apply", "next", SignersIT.lease("300"));
        inBothLanguages(walk.path(), applicant);
        walk.postMultipart("apply", "next", Map.of("parties-0", Persona.RESIDENT.personalNumber()))
                .postFile("apply", "next", Map.of(), "contract", "lease.pdf", TestFiles.PDF)
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        inBothLanguages("/en/my/requests/" + reference, applicant);

        String page = "/en/my/signatures/" + reference;
        Visitor signer = Visitor.signedIn(platform, Persona.RESIDENT.personalNumber());
        inBothLanguages(page, signer);
        look(page, signer, shown -> shown.locator("[id='signIt']").click()); // without the tick: what is wrong is shown
        signer.walk().open(page).post("signing", "signIt", Map.of("agreed", "on"));
        inBothLanguages(page, signer);
        inBothLanguages("/en/my/requests/" + reference, applicant);
    }

    /** Questions of several inputs, rows, exits and what is computed, on the form of a real service. */
    @Test
    void questions_of_every_kind_have_no_barrier_and_fit_a_telephone() {
        Visitor applicant = Visitor.signedIn(platform, Persona.CITIZEN.personalNumber());
        var walk = applicant.walk().open("/en/apply/ewa-bill-dispute");
        String about = walk.path();
        walk.postMultipart("apply", "next", Map.of("purpose", "instalments"));
        inBothLanguages(walk.path(), applicant);
        walk.open(about).postMultipart("apply", "next", Map.of("purpose", "wrong"));
        String account = walk.path();
        inBothLanguages(account, applicant);
        look(account, applicant, page -> page.locator("[id='next']").click());
        walk.postMultipart(
                "apply",
                "next",
                Map.of(
                        "account",
                        "1",
                        "holder",
                        "self",
                        "premises-building",
                        "9",
                        "premises-road",
                        "1",
                        "premises-block",
                        "317",
                        "premises-governorate",
                        "capital"));
        String bills = walk.path();
        look(bills, applicant, page -> page.locator("[id='next']").click());
        walk.postMultipart(
                "apply",
                "next",
                Map.of(
                        "parts",
                        "water",
                        "disputed-0-number",
                        "B-1",
                        "disputed-0-issued_on",
                        "2026-10-01",
                        "disputed-0-amount",
                        "10",
                        "disputed-0-wrong",
                        "5"));
        inBothLanguages(bills, applicant);
        walk.postMultipart("apply", "save", Map.of("reason", "High", "reading_differs", "yes"));
        inBothLanguages(walk.path(), applicant);
        String review = bills.replace("/bills", "/review");
        inBothLanguages(review, applicant);
        walk.postMultipart("apply", "next", Map.of("reason", "High", "reading_differs", "no"));
        walk.open(review).post("review", "submit", Map.of("agreed", "on", "another", "on"));
        String office = "/en/office/cases/" + review.split("/")[4];
        Visitor official = Visitor.signedIn(platform, "900824611");
        official.walk().open(office).post("case", "action", Map.of("action", "claim"));
        inBothLanguages(office, official); // with each bill to decide about
    }

    /** Ways to sign in with all that may stand there, and the second step, which another browser is asked for. */
    @Test
    void the_ways_to_sign_in_have_no_barrier_and_fit_a_telephone() {
        Visitor person = Visitor.signedIn(platform, "900304154");
        String security = "/en/my/security";
        inBothLanguages(security, person);
        person.walk().open(security).post("apps", "act", Map.of("act", "begin-app"));
        inBothLanguages(security, person); // with the key to read
        Authenticator.setUp(person.walk());
        inBothLanguages(security, person);
        look(security, person, page -> {
            page.locator("#recoveryCodes button").click();
            page.locator("#confirm [value=yes]").click();
            page.waitForSelector("#codes");
        });
        look("/ar/login", Visitor.unknown(platform), page -> {
            page.fill("#personalNumber", "900304154");
            page.fill("#password", "Dilmun-demo-2026");
            page.locator("#signIn").click();
            page.waitForSelector("#code");
        });
        Authenticator.remove(person.walk());
    }

    private void inBothLanguages(String english, Visitor visitor) {
        look(english, visitor);
        look(english.replace("/en/", "/ar/"), visitor);
    }

    private void look(String address, Visitor visitor) {
        look(address, visitor, page -> {});
    }

    private void look(String address, Visitor visitor, Consumer<Page> act) {
        var barriers = new ArrayList<String>();
        for (ColorScheme scheme : SWEEP ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
            Page page = WINDOWS.computeIfAbsent(scheme + visitor.cookie(), key -> window(scheme, visitor));
            page.setViewportSize(DESK, 900);
            page.navigate(platform.at(encoded(address)).toString());
            act.accept(page);
            barriers.addAll(barriers(page, scheme + " " + DESK));
            page.setViewportSize(TELEPHONE, 844);
            Object wide = page.evaluate("document.documentElement.scrollWidth");
            if (((Number) wide).intValue() > TELEPHONE) {
                barriers.add(wide + " px wide on a telephone of " + TELEPHONE + ": " + page.evaluate(WIDEST));
            }
            if (SWEEP) {
                barriers.addAll(barriers(page, scheme + " " + TELEPHONE));
            }
        }
        assertThat(barriers).as(address).isEmpty();
    }

    /** The elements that reach out of the window. */
    private static final String WIDEST = "Array.from(document.querySelectorAll('main *, header *, footer *'))"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)"
            + ".slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')";

    /** One for each visitor: styles and fonts are then fetched once. */
    private Page window(ColorScheme scheme, Visitor visitor) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme));
        for (String cookie :
                visitor.cookie().isEmpty() ? new String[0] : visitor.cookie().split("; ")) {
            String[] parts = cookie.split("=", 2);
            context.addCookies(List.of(
                    new Cookie(parts[0], parts[1]).setUrl(platform.at("/").toString())));
        }
        return context.newPage();
    }

    private static List<String> barriers(Page page, String how) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .options(options)
                        .setLegacyMode(true) // the pages have no frames
                        .withTags(WCAG)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> how + ": " + described(rule))
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + ") at "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }

    private static String encoded(String address) {
        return address.replace("بطاقة", "%D8%A8%D8%B7%D8%A7%D9%82%D8%A9");
    }
}
