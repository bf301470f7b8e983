package org.dilmun.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A body changes a service in the browser: one person writes, another publishes, and everybody sees it without a deployment. */
@ExtendWith(Micro.class)
class StudioIT {

    private static final String MONA = "860917258";
    private static final String SALMAN = "950500178";
    private static final String NOORA = "781107776";
    private static final String RASHID = "790311771";
    private static final String CODE = "ekey-upgrade";
    private static final String DRAFT = "/en/office/studio/" + CODE + "/draft";
    private static final String ENGLISH = "en: Upgrade eKey to advanced";

    private final Platform platform;

    StudioIT(Platform platform) {
        this.platform = platform;
    }

    private static String file(Browser browser, String code, String version) {
        var file = browser.download("/studio/" + code + "/" + version);
        assertThat(file.statusCode()).isEqualTo(200);
        return new String(file.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> act(String act) {
        return Map.of("act", act);
    }

    private String publicPage() {
        return platform.get("/en/services/" + CODE).body();
    }

    @Test
    void a_sentence_is_corrected_approved_by_another_person_seen_by_all_and_taken_back() {
        var owner = Browser.signedIn(platform, MONA).open("/en/office/studio");
        assertThat(owner.page()).contains("Upgrade eKey to advanced", "href=\"/en/office/studio\"");
        owner.post("studio", "begin", Map.of("begin", CODE));
        assertThat(owner.path()).isEqualTo(DRAFT);
        String source = file(owner, CODE, "draft");
        assertThat(source).contains(ENGLISH);

        owner.post("draft", "act", Map.of("act", "save", "source", source.replace("audience:", "audiense:")));
        assertThat(owner.page()).contains("The draft is saved.", "did you mean", "#line-7\"");
        owner.post("draft", "act", Map.of("act", "send", "source", source.replace("audience:", "audiense:")));
        assertThat(owner.page()).contains("The text has mistakes", "audiense:");
        assertThat(owner.open("/ar" + DRAFT.substring(3)).page())
                .contains("أخطاء في النص", "قيد الكتابة", "لعل المقصود");

        owner.open(DRAFT)
                .post("draft", "act", Map.of("act", "send", "source", source.replace(ENGLISH, "en: Higher eKey")));
        assertThat(owner.page()).contains("The draft is sent for approval.").doesNotContain("id=\"judge\"");
        assertThat(publicPage()).contains("Upgrade eKey to advanced");

        var approver = Browser.signedIn(platform, SALMAN).open("/en/office/studio/" + CODE + "/difference");
        assertThat(approver.page()).contains("Higher eKey", "Not changed yet in: Arabic");
        approver.open(DRAFT);
        assertThat(approver.page()).contains("Higher eKey", "id=\"judge\"").doesNotContain("id=\"source\"");
        approver.post("judge", "judge", Map.of("judge", "return"));
        assertThat(approver.page()).contains("Say why you return it");
        approver.post("judge", "judge", Map.of("judge", "publish", "onDay", "2001-01-01"));
        assertThat(approver.page()).contains("Choose a day and time to come");
        approver.post("judge", "judge", Map.of("judge", "publish"));
        assertThat(approver.path()).isEqualTo("/en/office/studio/" + CODE + "?done=published");
        assertThat(approver.page()).contains("The new version is published");
        platform.await("published", () -> publicPage().contains("Higher eKey"));
        assertThat(platform.get("/api/v1/services/" + CODE).body()).contains("Higher eKey");
        assertThat(file(approver, CODE, "2")).isEqualTo(source.replace(ENGLISH, "en: Higher eKey"));
        assertThat(file(approver, CODE, "1")).isEqualTo(source);

        approver.post("versions", "takeBack", Map.of("takeBack", "1"));
        assertThat(approver.page()).contains("The earlier text is published again");
        platform.await("taken back", () -> !publicPage().contains("Higher eKey"));
        assertThat(publicPage()).contains("Upgrade eKey to advanced");
    }

    @Test
    void a_draft_is_looked_at_as_page_and_as_form_and_nothing_is_kept() {
        String address = "/en/office/studio/id-card-replacement";
        var owner = Browser.signedIn(platform, MONA).open("/en/office/studio");
        owner.post("studio", "begin", Map.of("begin", "id-card-replacement"));
        String source = file(owner, "id-card-replacement", "draft");
        owner.post(
                "draft",
                "act",
                Map.of(
                        "act",
                        "save",
                        "source",
                        source.replace("en: Replacement of a lost or damaged ID card", "en: A card in its place")));
        assertThat(owner.open(address + "/preview").page())
                .contains("A card in its place", "Only those who write or publish", address + "/form");
        assertThat(owner.open("/ar" + address.substring(3) + "/preview").page()).contains("هكذا تظهر صفحة الخدمة");
        assertThat(platform.get("/en/services/id-card-replacement").body()).doesNotContain("A card in its place");

        owner.open(address + "/form");
        assertThat(owner.page())
                .contains("Nothing you enter is kept", "name=\"reason\"")
                .doesNotContain("police_report");
        owner.postMultipart("preview", "again", Map.of("again", "yes", "reason", "stolen"));
        assertThat(owner.page()).contains("police_report");
        assertThat(owner.open("/en/my").page()).doesNotContain("PRE-");

        owner.open(address + "/draft").post("draft", "act", act("discard"));
        assertThat(owner.page()).contains("The draft is given up.");
    }

    /** As the page asks while somebody types. */
    private String live(Browser browser, String language, String code, String typed) {
        return platform.send(HttpRequest.newBuilder(platform.at("/" + language + "/office/studio/" + code + "/live"))
                        .header("Cookie", browser.session())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("source=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)))
                        .build())
                .body();
    }

    @Test
    void what_is_typed_is_shown_in_each_language_and_nothing_is_kept() {
        String code = "address-change";
        var owner = Browser.signedIn(platform, MONA).open("/en/office/studio");
        owner.post("studio", "begin", Map.of("begin", code));
        assertThat(owner.page())
                .contains("data-live=\"source\"", "/ar/office/studio/" + code + "/live", "/en/office/studio/" + code);
        String source = file(owner, code, "draft");
        String typed =
                source.replace("en: Change of address in the population register", "en: A name that is being typed");

        assertThat(live(owner, "en", code, typed))
                .contains("A name that is being typed", ">required<", "class=\"flow\"");
        assertThat(live(owner, "ar", code, typed)).contains("dir=\"rtl\"", "class=\"flow\"", "مطلوب");
        assertThat(live(owner, "en", code, typed.replace("audience:", "audiense:")))
                .contains("did you mean")
                .doesNotContain("class=\"flow\"");
        assertThat(live(owner, "ar", code, "code: [")).contains("أخطاء في النص");
        assertThat(file(owner, code, "draft")).isEqualTo(source);
        assertThat(live(Browser.signedIn(platform, NOORA), "en", code, typed)).doesNotContain("being typed");
        owner.open("/en/office/studio/" + code + "/draft").post("draft", "act", act("discard"));
    }

    @Test
    void of_two_windows_the_second_keeps_what_was_typed_and_sees_what_changed() {
        String code = "ekey-registration";
        String draft = "/en/office/studio/" + code + "/draft";
        var first = Browser.signedIn(platform, MONA).open("/en/office/studio");
        first.post("studio", "begin", Map.of("begin", code));
        var second = Browser.signedIn(platform, MONA).open(draft);
        first.post("draft", "act", Map.of("act", "save", "source", "# one\ncode: x\n"));
        second.post("draft", "act", Map.of("act", "save", "source", "# two <b>\r\ncode: x\r\n"));
        assertThat(second.page())
                .contains(
                        "This draft was changed after you opened it", "# two &lt;b&gt;", "− # one", "+ # two &lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(file(first, code, "draft")).isEqualTo("# one\ncode: x\n");
        second.post("draft", "act", Map.of("act", "save", "source", "# two\ncode: x\n"));
        assertThat(file(first, code, "draft")).isEqualTo("# two\ncode: x\n");
        second.post("draft", "act", act("discard"));
        first.post("draft", "act", Map.of("act", "save", "source", "# three"));
        assertThat(first.page()).contains("No draft of this service is open", "# three");
    }

    @Test
    void a_new_service_begins_with_a_code() {
        var owner = Browser.signedIn(platform, MONA).open("/en/office/studio");
        owner.post("fresh", "beginNew", Map.of("newBody", "iga", "newCode", "Not A Code"));
        assertThat(owner.page()).contains("lower-case Latin letters", "value=\"Not A Code\"");
        owner.post("fresh", "beginNew", Map.of("newBody", "gdt", "newCode", "a-new-one"));
        assertThat(owner.page()).contains("role=\"alert\"");
        owner.post("fresh", "beginNew", Map.of("newBody", "iga", "newCode", "a-new-one"));
        assertThat(owner.path()).isEqualTo("/en/office/studio/a-new-one/draft");
        assertThat(owner.page()).contains("code: a-new-one", "Mistakes in the text");
        assertThat(platform.get("/en/services/a-new-one").statusCode()).isEqualTo(404);
        owner.post("draft", "act", act("discard"));
        assertThat(owner.open("/en/office/studio/a-new-one").shown().statusCode())
                .isEqualTo(404);
    }

    @Test
    void it_opens_for_those_who_write_or_publish_the_service_alone() {
        for (String path : new String[] {"", "/difference", "/draft"}) {
            String address = "/en/office/studio/" + CODE + path;
            assertThat(Browser.signedIn(platform, NOORA).open(address).shown().statusCode())
                    .as("an officer, " + path)
                    .isEqualTo(403);
            assertThat(Browser.signedIn(platform, RASHID).open(address).shown().statusCode())
                    .as("a supervisor of other bodies, " + path)
                    .isEqualTo(403);
        }
        assertThat(Browser.signedIn(platform, NOORA)
                        .download("/studio/" + CODE + "/1")
                        .statusCode())
                .isEqualTo(404);
        var supervisor = Browser.signedIn(platform, SALMAN).open("/en/office/studio");
        assertThat(supervisor.page()).contains("Upgrade eKey").doesNotContain("name=\"begin\"", "id=\"fresh\"");
        Matcher broken = Pattern.compile("\\?\\?\\?|MissingResource").matcher(supervisor.page());
        assertThat(broken.find()).isFalse();
    }
}
