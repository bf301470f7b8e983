package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What officials do with many tasks at once. */
@ExtendWith(Micro.class)
class InboxIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String HESSA = "011200014";
    private static final String LIST = "/en/office?sort=received&view=team";

    private final Platform platform;

    InboxIT(Platform platform) {
        this.platform = platform;
    }

    private String paidCase() {
        return PaidCase.of(Browser.signedIn(platform, ANIL));
    }

    @Test
    void several_tasks_are_taken_at_once_and_what_cannot_be_taken_is_told_with_its_reason() {
        List<String> cases = List.of(paidCase(), paidCase());
        var noora = Browser.signedIn(platform, NOORA).open(LIST);
        noora.post("bulk", "bulk", Map.of("bulk", "claim"), "case", cases);
        assertThat(noora.page()).contains("Done: 2 of 2.");
        assertThat(noora.open("/en/office?view=mine").page()).contains(cases);

        var salman = Browser.signedIn(platform, SALMAN).open(LIST);
        salman.post(
                "bulk", "bulk", Map.of("bulk", "claim"), "case", List.of(cases.get(0), paidCase(), "IDC-26-0000-0000"));
        assertThat(salman.page())
                .contains("Done: 1 of 2.", "/en/office/cases/" + cases.get(0), "Another officer has taken this task");
    }

    @Test
    void a_supervisor_gives_several_tasks_to_an_officer_and_puts_them_back() {
        List<String> cases = List.of(paidCase(), paidCase());
        var salman = Browser.signedIn(platform, SALMAN).open("/ar/office");
        salman.post("bulk", "bulk", Map.of("bulk", "assign"), "case", cases);
        assertThat(salman.page()).contains("املأ هذه الخانة");
        Matcher noora = Pattern.compile("<option value=\"([0-9a-f]{16})\">نورة خالد عبدالله<")
                .matcher(salman.page());
        assertThat(noora.find()).isTrue();
        salman.post("bulk", "bulk", Map.of("bulk", "assign", "officer", noora.group(1)), "case", cases);
        assertThat(salman.page()).contains("أُنجز 2 من 2.");
        assertThat(Browser.signedIn(platform, NOORA)
                        .open("/ar/office?view=mine")
                        .page())
                .contains(cases);
        salman.post("bulk", "bulk", Map.of("bulk", "release"), "case", cases);
        assertThat(salman.page()).contains("أُنجز 2 من 2.");
        assertThat(Browser.signedIn(platform, NOORA)
                        .open("/ar/office?view=mine")
                        .page())
                .doesNotContain(cases);
    }

    @Test
    void an_official_names_the_filter_that_is_shown_and_finds_it_above_the_inbox() {
        String late = "/ar/office?view=mine&service=id-card-replacement&due=late&sort=received";
        String link = late.replace("&", "&amp;") + "\"";
        var noora = Browser.signedIn(platform, NOORA).open(late);
        noora.post("filters", "filter", Map.of("filter", "save", "filterName", " "));
        assertThat(noora.page()).contains("اكتب للتصفية اسمًا لا يزيد على 60 حرفًا.");
        noora.post("filters", "filter", Map.of("filter", "save", "filterName", "بطاقاتي المتأخرة"));
        assertThat(noora.path()).isEqualTo(late);
        assertThat(noora.open("/ar/office").page()).contains(link, "<bdi>بطاقاتي المتأخرة</bdi>");
        noora.post("filters", "filter", Map.of("filter", "save", "filterName", "بطاقاتي المتأخرة"));
        assertThat(noora.page()).contains("لديك تصفية محفوظة بهذا الاسم.");
        assertThat(Browser.signedIn(platform, SALMAN).open("/ar/office").page()).doesNotContain("بطاقاتي المتأخرة");

        noora.post(
                "filters",
                "filter",
                Map.of("filter", "rename", "filterName", "المتأخرة", "chosenFilter", "بطاقاتي المتأخرة"));
        assertThat(noora.page()).contains(link, "<bdi>المتأخرة</bdi>").doesNotContain("بطاقاتي");
        noora.post("filters", "filter", Map.of("filter", "remove", "chosenFilter", "بطاقاتي المتأخرة"));
        assertThat(noora.page()).contains("اختر تصفية من القائمة.");
        noora.post("filters", "filter", Map.of("filter", "remove", "chosenFilter", "المتأخرة"));
        assertThat(noora.page()).doesNotContain("<bdi>المتأخرة</bdi>");
    }

    @Test
    void nothing_chosen_is_said() {
        paidCase();
        var noora = Browser.signedIn(platform, NOORA).open(LIST);
        noora.post("bulk", "bulk", Map.of("bulk", "release"));
        assertThat(noora.page()).contains("No task is chosen.");
    }

    @Test
    void the_list_is_taken_along_as_a_table_and_that_it_was_is_recorded() {
        String reference = paidCase();
        var noora = Browser.signedIn(platform, NOORA).open("/ar/office?sort=received&view=unclaimed");
        noora.post("bulk", "export", Map.of("export", "csv"));
        assertThat(noora.shown().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        assertThat(noora.shown().headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"inbox-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(noora.page().lines().findFirst())
                .hasValue("\uFEFFرقم الطلب,الخدمة,مقدم الطلب,الخطوة,الموعد,تاريخ الاستلام,في عهدة");
        assertThat(noora.page()).contains(reference + ",إصدار بطاقة هوية بدل");

        noora.open("/ar/office").post("bulk", "export", Map.of("export", "xlsx"));
        assertThat(noora.page()).startsWith("PK");
        noora.open("/ar/office").post("bulk", "export", Map.of("export", "exe"));
        assertThat(noora.page()).contains("مهام الفريق");

        assertThat(Browser.signedIn(platform, HESSA)
                        .open("/en/office/audit?ask=search&day=" + LocalDate.now(ZoneOffset.ofHours(3)))
                        .page())
                .contains("inbox.exported");
    }
}
