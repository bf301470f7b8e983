package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The books as the treasury walks through them, from the trial balance down to what somebody asked for. */
@ExtendWith(Micro.class)
class LedgerIT {

    private static final String ANIL = "880100036";
    private static final String NADIA = "820506109";
    private static final String HESSA = "011200014";

    private final Platform platform;

    LedgerIT(Platform platform) {
        this.platform = platform;
    }

    private Browser treasury() {
        return Browser.signedIn(platform, NADIA);
    }

    private static String link(Browser page, String regex) {
        Matcher link = Pattern.compile("href=\"(" + regex + ")\"").matcher(page.page());
        assertThat(link.find()).as(regex + " in " + page.page()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void the_way_leads_from_the_trial_balance_to_the_request_and_no_further_than_initials() {
        String request = PaidCase.of(Browser.signedIn(platform, ANIL));
        var treasury = treasury().open("/ar/office/ledger");
        assertThat(treasury.page())
                .contains("ميزان المراجعة", "مستحقات على محصّل مدفوعات البطاقات", "هيئة المعلومات", "المجموع")
                .contains("الدفاتر متوازنة");
        Matcher totals =
                Pattern.compile("id=\"totals\".*?</tr>", Pattern.DOTALL).matcher(treasury.page());
        assertThat(totals.find()).isTrue();
        Matcher sums = Pattern.compile("<bdi class=\"num\">([0-9,.]+)</bdi>").matcher(totals.group());
        for (String side : new String[] {"opening", "turnover", "closing"}) {
            assertThat(sums.find()).isTrue();
            String debit = sums.group(1);
            assertThat(sums.find()).isTrue();
            assertThat(sums.group(1)).as(side).isEqualTo(debit);
        }

        String today = LocalDate.now(ZoneOffset.ofHours(3)).toString();
        treasury.open("/en/office/ledger/accounts/1200?from=" + today + "&to=" + today);
        assertThat(treasury.page()).contains("Receivable from card acquirer", "Payment collected");
        String entry = last(treasury, "/en/office/ledger/entries/capture_PAT-[0-9A-Z-]+");
        assertThat(treasury.open(entry).page())
                .contains("How it came about", "A payment was asked for", "The payer paid at the gateway", "BHD")
                .contains(request, "A*** K***")
                .containsPattern("PAY-[0-9A-Z-]+")
                .contains(entry.substring(entry.indexOf("PAT-")))
                .doesNotContain("Anil", "Kumar", ANIL);
        assertThat(treasury.open(entry.replace("/en/", "/ar/")).page()).contains("تحصيل مبلغ", "قُدِّم الطلب");
        assertThat(treasury.open(link(treasury, "/ar/office/ledger/accounts/2100-iga[^\"]*"))
                        .page())
                .contains("مستحقات الجهات الحكومية", "تحصيل مبلغ");
    }

    /** The newest stands last. */
    private static String last(Browser page, String regex) {
        Matcher link = Pattern.compile("href=\"(" + regex + ")\"").matcher(page.page());
        String last = null;
        while (link.find()) {
            last = link.group(1);
        }
        assertThat(last).isNotNull();
        return last;
    }

    @Test
    void balance_and_statement_are_taken_along_as_tables_and_that_they_were_is_recorded() {
        PaidCase.of(Browser.signedIn(platform, ANIL));
        String today = LocalDate.now(ZoneOffset.ofHours(3)).toString();
        String days = "?from=" + today + "&to=" + today;
        var treasury = treasury().open("/ar/office/ledger" + days);
        treasury.post("file", "export", Map.of("export", "csv"));
        assertThat(treasury.shown().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        assertThat(treasury.shown().headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"trial-balance-" + today + "-" + today + ".csv\"");
        assertThat(treasury.page())
                .startsWith(
                        "\uFEFFالرقم,الحساب,رصيد افتتاحي مدين,رصيد افتتاحي دائن,مدين,دائن,رصيد ختامي مدين,رصيد ختامي دائن")
                .containsPattern(
                        "\\n1200,مستحقات على محصّل مدفوعات البطاقات,\\d+\\.\\d{3},,\\d+\\.\\d{3},\\d+\\.\\d{3},\\d+\\.\\d{3},")
                .containsPattern("\\n2100-iga,");
        treasury.open("/ar/office/ledger" + days).post("file", "export", Map.of("export", "xlsx"));
        assertThat(treasury.page()).startsWith("PK");

        treasury.open("/en/office/ledger/accounts/1200" + days).post("file", "export", Map.of("export", "csv"));
        assertThat(treasury.page())
                .startsWith("\uFEFFDate,Time,Entry,Reference,Contra account number,Contra account,Debit,Credit,Balance")
                .containsPattern("\\n" + today + ",\\d\\d:\\d\\d:[0-9.]+,Payment collected,PAT-[0-9A-Z-]+,2100-iga,"
                        + "[^\\n]*,\\d+\\.\\d{3},,\\d+\\.\\d{3}");
        treasury.open("/en/office/ledger/accounts/1200" + days).post("file", "export", Map.of("export", "exe"));
        assertThat(treasury.page()).contains("Receivable from card acquirer");

        assertThat(Browser.signedIn(platform, HESSA)
                        .open("/en/office/audit?ask=search&day=" + today)
                        .page())
                .contains("ledger.exported");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-02-30, There is no such day",
        "from=x, There is no such day",
        "to=9998-01-01, This day has not come yet",
        "from=2026-03-02&to=2026-03-01, This day lies before the first",
    })
    void days_that_cannot_be_are_told_beside_their_field_and_nothing_is_shown(String query, String said) {
        for (String page : new String[] {"/en/office/ledger", "/en/office/ledger/accounts/1200"}) {
            var answer = treasury().open(page + "?" + query);
            assertThat(answer.shown().statusCode()).isEqualTo(200);
            assertThat(answer.page()).contains(said).doesNotContain("<table");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts/9999",
                "accounts/2100",
                "accounts/1200-iga",
                "accounts/2100-nobody",
                "entries/capture",
                "entries/theft_PAT-26-7K3M-9Q4X",
                "entries/capture_PAT-26-0000-0000"
            })
    void what_the_books_do_not_have_is_not_found(String address) {
        assertThat(treasury().open("/en/office/ledger/" + address).shown().statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_address_that_somebody_has_spoilt_begins_at_the_start() {
        assertThat(treasury()
                        .open("/en/office/ledger/accounts/1200?after=x_y_z")
                        .shown()
                        .statusCode())
                .isEqualTo(200);
    }
}
