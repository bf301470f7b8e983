package org.dilmun.ejb.payment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

import com.sun.net.httpserver.HttpServer;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionGatewayTest {

    private static final Reference ATTEMPT = Reference.create("PAT", 2017, new Random(1));
    private static final String CAPTURED =
            """
            {"eventId":"E1","sessionId":"S1","merchantReference":"%s","status":"captured","amountMinor":10000,
             "currency":"BHD","rrn":"730908000001","authCode":"A1B2C3","maskedPan":"411111******1111","scheme":"visa"}"""
                    .formatted(ATTEMPT);

    private SessionGateway gateway;
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = CAPTURED;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        gateway = connected("secret");
    }

    private SessionGateway connected(String secret) {
        return new SessionGateway(
                PlayedGateways.terms("wallet", PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY),
                Optional.of(new SessionGateway.Connection(
                        "http://127.0.0.1:" + server.getAddress().getPort(), secret)),
                Clock.systemUTC()::instant);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_captured_session_is_a_yes_with_its_amount() {
        assertThat(gateway.inquire(ATTEMPT))
                .isInstanceOfSatisfying(Answer.Yes.class, yes -> assertThat(((Capture) yes.value()).amount())
                        .isEqualTo(Money.parse("BHD 10.000")));
    }

    @Test
    void a_session_that_it_never_heard_of_took_no_money() {
        status = 404;
        assertThat(gateway.inquire(ATTEMPT)).isEqualTo(new Answer.No<Capture>(Answer.Reason.EXPIRED, null));
    }

    @Test
    void errors_nonsense_and_silence_are_unknown() {
        status = 503;
        assertThat(gateway.inquire(ATTEMPT)).isEqualTo(new Answer.Unknown<Capture>(false));
        status = 200;
        body = "<html>";
        assertThat(gateway.inquire(ATTEMPT)).isEqualTo(new Answer.Unknown<Capture>(false));
        server.stop(0);
        assertThat(gateway.inquire(ATTEMPT)).isEqualTo(new Answer.Unknown<Capture>(false));
    }

    @Test
    void only_its_own_and_fresh_messages_are_read() {
        long seconds = Clock.systemUTC().instant().getEpochSecond();
        assertThat(gateway.read(signed(seconds)).eventId()).isEqualTo("E1");
        assertThatThrownBy(() -> gateway.read(signed(seconds - 301))).isInstanceOf(ForgedMessage.class);
        var forged = new SignedMessage("POST", "/n", Long.toString(seconds), "00", CAPTURED);
        assertThatThrownBy(() -> gateway.read(forged)).isInstanceOf(ForgedMessage.class);
    }

    @Test
    void a_message_that_another_gateway_signed_is_forged() {
        long seconds = Clock.systemUTC().instant().getEpochSecond();
        assertThatThrownBy(() -> connected("key of another").read(signed(seconds)))
                .isInstanceOf(ForgedMessage.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10000.5",
        "10000, -10000",
        "10000, 0",
        "10000, 9223372036854775808",
        "10000, true",
        "BHD, BHX",
        "PAT-, X",
        "E1, ''"
    })
    void a_signed_message_that_says_what_is_no_money_or_of_nothing_is_refused(String part, String altered) {
        String replaced =
                part.equals("E1") ? CAPTURED.replace("\"eventId\":\"E1\",", altered) : CAPTURED.replace(part, altered);
        assertThat(replaced).isNotEqualTo(CAPTURED);
        long seconds = Clock.systemUTC().instant().getEpochSecond();
        assertThatThrownBy(() -> gateway.read(signed(seconds, replaced))).isInstanceOf(MessageUnreadable.class);
    }

    @Test
    void what_is_longer_than_it_should_be_loses_no_payment() {
        body = CAPTURED.replace("411111******1111", "BH**************************0012")
                .replace("visa", "s".repeat(60));
        assertThat(gateway.inquire(ATTEMPT)).isInstanceOfSatisfying(Answer.Yes.class, yes -> {
            assertThat(((Capture) yes.value()).card().maskedPan()).hasSize(19).endsWith("0012");
            assertThat(((Capture) yes.value()).card().scheme()).hasSize(20);
        });
    }

    @Test
    void an_inquiry_that_says_what_is_no_money_is_unknown() {
        body = CAPTURED.replace("10000", "-10000");
        assertThat(gateway.inquire(ATTEMPT)).isEqualTo(new Answer.Unknown<Capture>(false));
    }

    @Test
    void without_a_connection_nothing_is_known_and_nothing_is_genuine() {
        var none = new SessionGateway(
                PlayedGateways.terms("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER),
                Optional.empty(),
                Clock.systemUTC()::instant);
        assertThat(none.inquire(ATTEMPT)).isEqualTo(new Answer.Unknown<Capture>(false));
        long seconds = Clock.systemUTC().instant().getEpochSecond();
        assertThatThrownBy(() -> none.read(signed(seconds))).isInstanceOf(ForgedMessage.class);
    }

    private static SignedMessage signed(long seconds) {
        return signed(seconds, CAPTURED);
    }

    private static SignedMessage signed(long seconds, String message) {
        String timestamp = Long.toString(seconds);
        String signature = new GatewaySignature("secret").sign("POST", "/n", timestamp, message);
        return new SignedMessage("POST", "/n", timestamp, signature, message);
    }
}
