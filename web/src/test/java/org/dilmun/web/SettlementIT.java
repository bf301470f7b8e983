package org.dilmun.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A day is settled on the pages of the treasury, from the midnight that ends it to the bank's answer. */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementIT {

    private static final String ANIL = "880100036";
    private static final String SALMAN = "950500178";
    private static final String NADIA = "820506109";
    private static final String BADER = "840315538";
    private static final String LIST = "/en/office/settlements";

    private final Platform platform;
    private Node node;
    private Browser nadia;
    private Browser bader;

    SettlementIT(Platform platform) {
        this.platform = platform;
    }

    /** Somebody pays, and the night comes. */
    @BeforeAll
    void overnight() {
        node = new Node(
                "settlement-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:settlement;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_GATEWAY_URL",
                        platform.gateway().url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        platform.gateway().secret()),
                "--nocluster");
        node.awaitReady();
        nadia = Browser.signedIn(node, NADIA);
        bader = Browser.signedIn(node, BADER);
        PaidCase.of(Browser.signedIn(node, ANIL));
        assertThat(nadia.open(LIST).page()).contains("No day is closed yet").doesNotContain("name=\"prepare\"");
        Browser.signedIn(node, SALMAN).open("/en/office/clock").post("clock", "move", Map.of("days", "2", "hours", ""));
        node.await("the day to be closed", () -> nadia.open(LIST).page().contains("name=\"prepare\""));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void a_day_is_prepared_by_one_approved_by_another_sent_to_the_bank_and_answered() {
        assertThat(nadia.open("/ar/office/settlements").page())
                .contains("تسويات الجهات", "هيئة المعلومات والحكومة الإلكترونية", "BH23 NBOB 0000 0000 2401 07");
        nadia.open(LIST).post("preparation", "prepare", Map.of("prepare", "day", "day", "2999-01-01"));
        assertThat(nadia.page()).contains("This day is not closed in the books yet");
        nadia.open(LIST).post("preparation", "prepare", Map.of("prepare", "day"));
        assertThat(nadia.page())
                .contains("The settlement is prepared and waits", "somebody else approves it")
                .doesNotContain("name=\"approve\"", "name=\"export\"");
        String path = nadia.path();
        String reference =
                path.substring(path.lastIndexOf('/') + 1, path.contains("?") ? path.indexOf('?') : path.length());
        nadia.post("decision", "approve", Map.of("approve", "yes"));
        assertThat(nadia.page()).contains("Somebody else has to approve it");
        assertThat(nadia.open(LIST).page()).contains(reference).doesNotContain("name=\"prepare\"");

        bader.open(LIST + "/" + reference).post("decision", "approve", Map.of("approve", "yes"));
        assertThat(bader.page()).contains("The settlement is approved and booked", "With the bank");
        assertThat(bader.open("/en/office/ledger/accounts/1120").page())
                .contains("Bank – payouts in transit", "Payout to a body");
        bader.open(LIST + "/" + reference).post("order", "export", Map.of("export", "pain.001"));
        assertThat(bader.shown().headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"" + reference + "-pain.001.xml\"");
        assertThat(bader.page())
                .contains("pain.001.001.09", "<MsgId>" + reference + "</MsgId>", "BH23NBOB00000000240107");
        Matcher payout =
                Pattern.compile("<EndToEndId>(PYO-[0-9A-Z-]+)</EndToEndId>").matcher(bader.page());
        assertThat(payout.find()).isTrue();

        answer(reference, "no xml");
        assertThat(nadia.page()).contains("The file cannot be read");
        answer(reference, report(reference, payout.group(1)));
        assertThat(nadia.page()).contains("The bank’s answer was taken in", "Refused", "The account is closed");
        answer(reference, report(reference, payout.group(1)));
        assertThat(nadia.page()).contains("This file was taken in before");
        assertThat(nadia.open("/ar/office/settlements").page()).contains("دفعات رفضها البنك", "الحساب مغلق");
        assertThat(nadia.open("/en/office/ledger/accounts/1120").page()).contains("Payout reversed");
    }

    private void answer(String reference, String content) {
        nadia.open(LIST + "/" + reference)
                .postFile("answer", "take", Map.of(), "file", "answer.xml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(String reference, String payout) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId>"
                + "<CreDtTm>2026-12-07T09:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>" + reference
                + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
                + "<OrgnlPmtInfId>" + reference + "</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>" + payout
                + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>"
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    }

    @Test
    void a_statement_is_taken_in_once_and_what_nobody_knows_is_explained() {
        String breaks = LIST + "/breaks";
        statement("no xml");
        assertThat(nadia.page()).contains("The file cannot be read");
        statement(camt());
        assertThat(nadia.page()).contains("The statement was taken in", "Who is that", "55.000", "8 to 30 days");
        statement(camt());
        assertThat(nadia.page()).contains("This file was taken in before");
        assertThat(nadia.open("/ar/office/settlements/breaks").page())
                .contains("كشوف البنك وفروقها", "من 8 إلى 30 يومًا");

        Matcher line = Pattern.compile("breaks\\?line=([0-9]+)").matcher(nadia.page());
        assertThat(line.find()).isTrue();
        nadia.open(breaks + "?line=" + line.group(1))
                .post("explanation", "explain", Map.of("explain", "yes", "body", "moic", "reason", ""));
        assertThat(nadia.page()).contains("Give the reason");
        nadia.open(breaks + "?line=" + line.group(1))
                .post("explanation", "explain", Map.of("explain", "yes", "body", "moic", "reason", "Sijilat"));
        assertThat(nadia.page()).contains("The break is explained and booked", "No breaks");
        assertThat(nadia.open("/en/office/ledger/accounts/2400").page()).contains("Allocation of a receipt");
    }

    private void statement(String content) {
        nadia.open(LIST + "/breaks")
                .postFile(
                        "statement",
                        "take",
                        Map.of(),
                        "file",
                        "statement.xml",
                        content.getBytes(StandardCharsets.UTF_8));
    }

    private static String camt() {
        LocalDate day = LocalDate.now(ZoneOffset.ofHours(3)).minusDays(9);
        String balance = "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"BHD\">%s</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S1</Id>"
                + "<ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>BH79DLMN00000000000001</IBAN></Id></Acct>"
                + balance.formatted("OPBD", "0") + balance.formatted("CLBD", "55.000")
                + "<Ntry><Amt Ccy=\"BHD\">55.000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<AddtlNtryInf>Who is that</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>";
    }

    @Test
    void what_is_no_settlement_is_not_found() {
        for (String address : new String[] {"STL-26-0000-0000", "nothing"}) {
            assertThat(nadia.open(LIST + "/" + address).shown().statusCode()).isEqualTo(404);
        }
    }
}
