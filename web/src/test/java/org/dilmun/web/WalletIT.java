package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Paying without a card: from the pay page to a wallet and to a bank, each a process of its own, and back. */
class WalletIT {

    private static final String ANIL = "880100036";
    private static final Pattern LINK = Pattern.compile("href=\"(http://127[^\"]*/(?:wallet|transfer)/[0-9a-f]+)\"");

    private static final String SALMAN = "950500178";
    private static final Pattern SETTLE = Pattern.compile("name=\"settle\" value=\"(PAT-[^\"]+)\"");

    private static Gateway cards;
    private static Gateway wallet;
    private static Gateway bank;
    private static Node node;

    private final Browser browser = Browser.signedIn(node, ANIL);
    private String payPage;

    @BeforeAll
    static void start() throws IOException {
        cards = new Gateway();
        wallet = new Gateway("wallet");
        bank = new Gateway("bank");
        var settings = new HashMap<>(Map.of(
                "DILMUN_PROFILE",
                "demo",
                "DILMUN_DB_URL",
                "jdbc:h2:mem:wallet;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "DILMUN_GATEWAY_CARD_URL",
                "http://127.0.0.1:1", // nobody listens there
                "DILMUN_GATEWAY_CARD_SECRET",
                "unused"));
        connect(settings, "CARD_RESERVE", cards);
        connect(settings, "WALLET", wallet);
        connect(settings, "TRANSFER", bank);
        node = new Node("wallet-it", Portal.freePort(), settings, "--nocluster");
        node.awaitReady();
    }

    private static void connect(Map<String, String> settings, String code, Gateway gateway) {
        settings.put("DILMUN_GATEWAY_" + code + "_URL", gateway.url().toString());
        settings.put("DILMUN_GATEWAY_" + code + "_SECRET", gateway.secret());
    }

    @AfterAll
    static void stop() {
        node.close();
        cards.close();
        wallet.close();
        bank.close();
    }

    /** A case of a resident, 10.000 and 0.500 for the post, that waits for its payment. */
    private void apply(String language) {
        browser.open("/" + language + "/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        payPage = browser.path();
        assertThat(payPage).startsWith("/" + language + "/pay/PAY-");
    }

    /** Chooses a way to pay. @return the payer's own page of it */
    private String begin(String method) {
        browser.open(payPage).post("pay", "payNow", Map.of("method", method));
        browser.open(payPage);
        var link = LINK.matcher(browser.page());
        assertThat(link.find()).as(browser.page()).isTrue();
        return link.group(1);
    }

    private String comeBack() {
        return browser.open(payPage + "/return").page();
    }

    @Test
    void the_payer_chooses_a_wallet_in_english_scans_the_code_and_has_a_receipt() {
        apply("en");
        assertThat(browser.page())
                .contains("How would you like to pay?", "Mobile wallet", "Bank transfer", "id=\"method-card\"");
        String app = begin("wallet");
        assertThat(browser.page())
                .contains("Scan the code with your wallet", "src=\"data:image/png;base64,", "10.500", "PAT-")
                .doesNotContain("payNow");
        assertThat(comeBack()).as("nobody has approved it yet").contains("Scan the code");

        assertThat(choose(app, Map.of("story", "approved")).statusCode()).isEqualTo(303);
        assertThat(comeBack()).contains("your request has gone to the body", payPage + "/receipt");
        assertThat(browser.open(payPage + "/receipt").page()).contains("Mobile wallet ending in 4471", "10.500");
    }

    @Test
    void the_payer_sends_a_transfer_in_arabic_and_has_a_receipt() {
        apply("ar");
        assertThat(browser.page()).contains("كيف تود أن تدفع؟", "المحفظة الإلكترونية", "التحويل المصرفي");
        String banking = begin("transfer");
        assertThat(browser.page())
                .contains("أرسل التحويل", "BH79 DLMN 0000 0000 0000 01", "الحساب الموحد", "10.500", "PAT-");
        choose(banking, Map.of("story", "webhook-lost", "amount", "10.500"));
        assertThat(comeBack()).contains(payPage + "/receipt");
        assertThat(browser.open(payPage + "/receipt").page()).contains("تحويل مصرفي من حساب ينتهي بالأرقام 0012");
    }

    @Test
    void another_amount_pays_nothing_and_is_for_people_to_look_into() {
        apply("en");
        choose(begin("transfer"), Map.of("story", "webhook-lost", "amount", "10.499"));
        assertThat(comeBack())
                .contains("We do not know the result yet", "Please do not pay again")
                .doesNotContain("payNow");
        assertThat(browser.open(payPage + "/receipt").shown().statusCode()).isEqualTo(404);

        String list = "/en/office/doubtful-payments";
        assertThat(browser.open(list).shown().statusCode()).isEqualTo(403);
        String attempt = settle(Browser.signedIn(node, SALMAN).open(list));
        assertThat(Browser.signedIn(node, SALMAN)
                        .open("/ar/office/doubtful-payments")
                        .page())
                .contains("المدفوعات المشكوك فيها")
                .doesNotContain(attempt);
        assertThat(browser.open(payPage).page()).as("they may pay again").contains("payNow");
    }

    /** A supervisor settles what is in doubt. @return its reference */
    private static String settle(Browser supervisor) {
        assertThat(supervisor.page()).contains("10.500", "It says to have taken", "10.499");
        var button = SETTLE.matcher(supervisor.page());
        assertThat(button.find()).isTrue();
        String attempt = button.group(1).split("_", 2)[0];
        assertThat(supervisor
                        .post("doubts", "settle", Map.of("settle", button.group(1), "words-" + attempt, ""))
                        .page())
                .as("without words")
                .contains(attempt, "role=\"alert\"");
        supervisor.post(
                "doubts", "settle", Map.of("settle", button.group(1), "words-" + attempt, "sent back on 1 December"));
        assertThat(supervisor.page()).contains("The payment is settled").doesNotContain("It says to have taken");
        return attempt;
    }

    @Test
    void who_changes_their_mind_pays_another_way_and_not_twice() {
        apply("en");
        String app = begin("wallet");
        browser.open(payPage).post("begun", "other", Map.of());
        assertThat(browser.open(payPage).page()).contains("payNow", "The payment was not completed");
        choose(app, Map.of("story", "approved"));
        assertThat(comeBack()).as("the wallet takes nothing any more").contains("payNow");
        choose(begin("transfer"), Map.of("story", "approved", "amount", "10.500"));
        assertThat(comeBack()).contains(payPage + "/receipt");
    }

    @Test
    void a_card_gateway_that_does_not_answer_is_passed_over_for_another() {
        apply("en");
        browser.post("pay", "payNow", Map.of("method", "card"));
        String address = browser.shown().headers().firstValue("Location").orElse(browser.page());
        assertThat(address).startsWith(cards.url() + "/pay/");
        new CardPage(URI.create(address)).pay("5555 5555 5555 4444");
        assertThat(comeBack()).contains(payPage + "/receipt");
    }

    @Test
    void what_a_wallet_did_not_sign_is_refused_with_a_clear_message() {
        for (String code : new String[] {"wallet", "transfer", "card"}) {
            HttpResponse<String> forged =
                    node.send(HttpRequest.newBuilder(node.at("/api/v1/gateway/" + code + "/notifications"))
                            .header("Content-Type", "application/json")
                            .header("Accept-Language", "en")
                            .header("X-Timestamp", "1795600000")
                            .header("X-Signature", "00")
                            .POST(BodyPublishers.ofString("{}"))
                            .build());
            assertThat(forged.statusCode()).isEqualTo(401);
            assertThat(forged.body()).contains("/problems/payment-message-forged");
        }
    }

    private static HttpResponse<String> choose(String page, Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach(
                (name, value) -> form.append(name).append('=').append(value).append('&'));
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(page))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form.toString()))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
