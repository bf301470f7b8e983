package org.dilmun.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The owner of a service tries it in the studio, from the invented applicant to the document. */
@ExtendWith(Micro.class)
class TrialIT {

    private static final String MONA = "860917258";
    private static final String NOORA = "781107776";
    private static final String CARD = "/en/office/studio/id-card-replacement/try";
    private static final Pattern REQUEST = Pattern.compile("IDC-[0-9A-Z-]+");
    private static final Pattern ACT = Pattern.compile("value=\"(act/[a-z0-9-]+)/");

    private static final Map<String, String> CITIZEN = Map.of(
            "kind", "citizen",
            "age", "40",
            "sex", "female",
            "address-building", "10",
            "address-road", "20",
            "address-block", "317",
            "address-governorate", "capital",
            "child", "no");

    private final Platform platform;

    TrialIT(Platform platform) {
        this.platform = platform;
    }

    private static Browser does(Browser browser, String act, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("do", act);
        return browser.post("try", "do", all);
    }

    private static Browser does(Browser browser, String act) {
        return does(browser, act, Map.of());
    }

    /** As whoever has the task does it. */
    private static Browser acts(Browser browser, String action, Map<String, String> fields) {
        Matcher task = ACT.matcher(browser.page());
        assertThat(task.find()).as(browser.page()).isTrue();
        return does(browser, task.group(1) + "/" + action, fields);
    }

    /** Her own. */
    private static List<String> requests(Browser owner) {
        return REQUEST.matcher(owner.open("/en/my").page())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @Test
    void a_service_is_tried_by_everybody_in_one_and_nothing_comes_of_it() {
        var owner = Browser.signedIn(platform, MONA);
        List<String> before = requests(owner);
        owner.open(CARD);
        assertThat(owner.page()).contains("Who applies", "name=\"address-block\"", "The trial does not run that code");
        var wrong = new HashMap<>(CITIZEN);
        wrong.put("age", "");
        assertThat(does(owner, "begin", wrong).page()).contains("Age in years", "Who applies");
        does(owner, "begin", CITIZEN);
        assertThat(owner.page()).contains("Why you need a new card", "Test applicant");
        assertThat(does(owner, "answer", Map.of("reason", "stolen", "happened_on", "2017-11-01"))
                        .page())
                .contains("Attach a sample file");
        does(owner, "answer", Map.of("reason", "stolen", "happened_on", "2017-11-01", "police_report", "sample"));
        assertThat(owner.page()).contains("How you get the card");
        does(owner, "answer", Map.of("delivery", "post"));
        assertThat(owner.page()).contains("sample.pdf", "4.500", "Submit as the applicant");
        does(owner, "submit");
        assertThat(owner.page()).contains("The request waits for payment", "4.500", "We have received your request");
        does(owner, "pay");
        assertThat(owner.page()).contains("In the role of:", "Officer,", "Let the time pass");
        assertThat(acts(owner, "reject", Map.of("reason", "")).page()).contains("In the role of:");
        acts(owner, "return", Map.of("reason", "Which day was it?"));
        assertThat(owner.page()).contains("Which day was it?", "Why you need a new card");
        does(owner.open(CARD + "?page=review"), "submit", Map.of("reply", "The first."));
        acts(owner, "approve", Map.of());
        assertThat(owner.page())
                .contains(
                        "The request is completed", "Your document is ready", "وثيقتك", "/trials/id-card-replacement");
        assertThat(owner.open("/ar" + CARD.substring(3)).page()).contains("اكتمل الطلب", "الإشعارات التي كانت سترسل");

        var sample = owner.download("/trials/id-card-replacement");
        assertThat(sample.statusCode()).isEqualTo(200);
        assertThat(new String(sample.body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .doesNotContain("/ByteRange");
        assertThat(requests(owner)).isEqualTo(before);

        does(owner.open(CARD), "back");
        assertThat(owner.page()).contains("In the role of:");
        does(owner, "end");
        assertThat(owner.page()).contains("Who applies");
        assertThat(owner.download("/trials/id-card-replacement").statusCode()).isEqualTo(404);
    }

    @Test
    void only_those_who_write_or_publish_the_service_try_it() {
        var officer = Browser.signedIn(platform, NOORA).open(CARD);
        assertThat(officer.shown().statusCode()).isEqualTo(403);
        var elsewhere = Browser.signedIn(platform, MONA).open("/en/office/studio/ewa-bill-dispute/try");
        assertThat(elsewhere.shown().statusCode()).isEqualTo(403);
    }
}
