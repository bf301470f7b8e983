package org.dilmun.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** From the pay page to the gateway, a process of its own, and back. */
@ExtendWith(Micro.class)
class PayIT {

    private static final String ANIL = "880100036";
    private static final String HESSA = "011200014";

    private static final String WITH_CODE = "4111 1111 1111 1111";
    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final String NO_FUNDS = "4000 0000 0000 9995";
    private static final String TOLD_LATE = "4242 4242 4242 4242";
    private static final String TOLD_THRICE = "5105 1051 0510 5100";
    private static final String THEN_SILENCE = "5200 8282 8282 8210";
    private static final String NOTIFICATIONS = "/api/v1/gateway/notifications";
    private static final Pattern REQUEST = Pattern.compile("/en/my/requests/IDC-[0-9A-Z-]+");
    private static final Pattern ATTEMPT = Pattern.compile("PAT-[0-9A-Z-]+");

    private final Platform platform;
    private Browser browser;
    private String payPage;

    PayIT(Platform platform) {
        this.platform = platform;
    }

    /** A case of a resident, 10.000 and 0.500 for the post, that waits for its payment. */
    @BeforeEach
    void apply() {
        browser = Browser.signedIn(platform, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        payPage = browser.path();
        assertThat(payPage).startsWith("/en/pay/PAY-");
    }

    /** Presses 'pay'. */
    private CardPage toGateway() {
        browser.open(payPage).post("pay", "payNow", Map.of());
        URI gateway = target(browser.shown());
        assertThat(gateway.toString()).startsWith(platform.gateway().url() + "/pay/");
        return new CardPage(gateway);
    }

    private static URI target(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    /** Comes back as the gateway's answer leads. */
    private String back(HttpResponse<String> answer) {
        URI target = target(answer);
        assertThat(target.getPath()).isEqualTo(payPage + "/return");
        String page = browser.open(target.getPath() + "?" + target.getQuery()).page();
        assertThat(browser.path()).isEqualTo(payPage);
        return page;
    }

    @Test
    void a_fee_is_paid_with_3d_secure_and_the_receipt_says_how() {
        assertThat(browser.page()).contains("10.500", "In addition, for delivery by Bahrain Post");
        CardPage gateway = toGateway();
        assertThat(gateway.show().body()).contains("10.500", "Replacement of a lost or damaged ID card");
        assertThat(target(gateway.pay(WITH_CODE)).getPath()).endsWith("/challenge");

        assertThat(back(gateway.confirm("123456")))
                .contains("your request has gone to the body", payPage + "/receipt", "/en/my/requests/IDC-")
                .doesNotContain("payNow");
        assertThat(browser.open(payPage + "/receipt").page())
                .contains("Visa card ending in 1111", "Anil Kumar", "10.500")
                .containsPattern(ATTEMPT);
        assertThat(browser.open(payPage.replace("/en/", "/ar/") + "/receipt").page())
                .contains("تنتهي بالأرقام 1111");
    }

    @Test
    void a_declined_card_costs_nothing_and_another_one_pays() {
        assertThat(back(toGateway().pay(NO_FUNDS))).contains("The bank declined the payment");
        assertThat(browser.open(payPage + "/receipt").shown().statusCode()).isEqualTo(404);
        assertThat(back(toGateway().pay(AT_ONCE))).contains(payPage + "/receipt");
    }

    @Test
    void who_leaves_the_gateway_may_try_again() {
        assertThat(back(toGateway().cancel())).contains("The payment was not completed");
        assertThat(back(toGateway().pay(AT_ONCE))).contains(payPage + "/receipt");
    }

    @Test
    void after_three_attempts_the_payer_has_to_wait() {
        for (int i = 0; i < 3; i++) {
            back(toGateway().pay(NO_FUNDS));
        }
        assertThat(browser.post("pay", "payNow", Map.of()).page()).contains("You tried to pay several times");
    }

    @Test
    void who_closes_the_gateways_page_goes_on_with_the_same_one() {
        CardPage first = toGateway();
        assertThat(target(toGateway().pay(AT_ONCE)).getQuery())
                .isEqualTo(target(first.pay(AT_ONCE)).getQuery());
    }

    @Test
    void after_silence_the_result_is_unknown_until_the_gateway_says_that_it_has_the_money() {
        assertThat(toGateway().pay(THEN_SILENCE).statusCode()).isEqualTo(504);
        assertThat(browser.open(payPage).page())
                .contains("We do not know the result yet", "Please do not pay again", payPage + "/return")
                .doesNotContain("payNow");
        assertThat(browser.open(payPage).page())
                .as("it is not asked at each look")
                .contains("We do not know the result yet");
        assertThat(browser.open(payPage + "/return").page()).contains("We do not know the result yet");
        assertThat(browser.open(payPage + "/return").page()).contains(payPage + "/receipt");
    }

    @Test
    void three_webhooks_and_the_browser_at_once_pay_once() {
        assertThat(back(toGateway().pay(TOLD_THRICE))).contains(payPage + "/receipt");
    }

    @Test
    void the_webhook_alone_takes_the_case_on() {
        var request = REQUEST.matcher(browser.page());
        assertThat(request.find()).isTrue();
        toGateway().pay(TOLD_LATE); // and the browser never comes back
        Instant limit = Clock.systemUTC().instant().plus(Duration.ofSeconds(30));
        String page = browser.open(request.group()).page();
        assertThat(page).contains(payPage);
        while (page.contains("\"" + payPage + "\"")
                && Clock.systemUTC().instant().isBefore(limit)) {
            page = browser.open(request.group()).page();
        }
        assertThat(page).contains(payPage + "/receipt");
    }

    @Test
    void only_who_owes_sees_the_order() {
        var other = Browser.signedIn(platform, HESSA);
        for (String page : List.of("", "/return", "/receipt")) {
            assertThat(other.open(payPage + page).shown().statusCode()).isEqualTo(403);
        }
        assertThat(other.open("/en/pay/PAY-26-0000-0000").shown().statusCode()).isEqualTo(404);
        assertThat(new Browser(platform).open(payPage).path()).startsWith("/en/login");
    }

    @Test
    void the_page_lets_its_form_lead_to_the_gateway_and_nowhere_else() {
        assertThat(browser.shown().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("form-action 'self' " + platform.gateway().url() + ";"));
    }

    @Test
    void a_message_that_the_gateway_signed_is_taken_twice_and_others_never() {
        back(toGateway().pay(AT_ONCE));
        var attempt = ATTEMPT.matcher(browser.open(payPage + "/receipt").page());
        assertThat(attempt.find()).isTrue();
        String body =
                """
                {"eventId":"%s","sessionId":"S","merchantReference":"%s","status":"captured","amountMinor":10500,"currency":"BHD"}"""
                        .formatted(attempt.group(), attempt.group());
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        String hourAgo = Long.toString(Clock.systemUTC().instant().getEpochSecond() - 3600);
        String signature = signature(now, body);

        assertThat(notify(now, signature, body).statusCode()).isEqualTo(204);
        assertThat(notify(now, signature, body).statusCode()).isEqualTo(204);
        HttpResponse<String> forged = notify(now, signature, body.replace("10500", "10501"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).contains("/problems/payment-message-forged");
        assertThat(notify(hourAgo, signature(hourAgo, body), body).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> notify(String timestamp, String signature, String body) {
        return platform.send(HttpRequest.newBuilder(platform.at(NOTIFICATIONS))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String signature(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(platform.gateway().secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(String.join("\n", "POST", NOTIFICATIONS, timestamp, body)
                            .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
