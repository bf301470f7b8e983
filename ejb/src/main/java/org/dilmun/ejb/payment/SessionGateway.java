package org.dilmun.ejb.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.ejb.country.RealClock;

/** The card gateway with a hosted page: signed JSON over HTTP. Its time of signature is the real one. */
@ApplicationScoped
public class HostedCardGateway implements PaymentGateway {

    private static final System.Logger LOG = System.getLogger(HostedCardGateway.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    RealClock clock;

    @Inject
    @ConfigProperty(name = "dilmun.gateway.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "dilmun.gateway.secret")
    Optional<String> secret;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** What the gateway tells of a session. */
    record SessionView(
            String eventId,
            String sessionId,
            String redirectUrl,
            String merchantReference,
            String status,
            long amountMinor,
            String currency,
            String rrn,
            String authCode,
            String maskedPan,
            String scheme,
            String declineCode) {}

    /** What the gateway tells of a refund. */
    record RefundView(String status, String rrn) {}

    @Override
    public Optional<String> origin() {
        return secret.flatMap(set -> url).map(URI::create).map(base -> base.getScheme() + "://" + base.getAuthority());
    }

    @Override
    public Answer<HostedPage> open(PageRequest request) {
        var body = Json.write(Map.of(
                "merchantReference", request.attempt().value(),
                "amountMinor", request.amount().getAmountMinorLong(),
                "currency", request.amount().getCurrencyUnit().getCode(),
                "description", request.description(),
                "lang", request.language().tag(),
                "returnUrl", request.returnUrl(),
                "notifyUrl", request.notifyUrl(),
                "expiresInSeconds", request.lifetime().toSeconds()));
        return send("POST", "/api/sessions", body)
                .filter(HostedCardGateway::accepted)
                .flatMap(response -> read(response, SessionView.class))
                .<Answer<HostedPage>>map(
                        session -> new Answer.Yes<>(new HostedPage(session.sessionId(), session.redirectUrl())))
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Answer<Capture> inquire(Reference attempt) {
        Optional<HttpResponse<String>> response = send("GET", "/api/sessions/by-reference/" + attempt, "");
        if (response.isPresent() && response.get().statusCode() == 404) {
            return new Answer.No<>(Answer.Reason.EXPIRED, null); // it never heard of it, so it took no money
        }
        return response.filter(HostedCardGateway::accepted)
                .flatMap(found -> read(found, SessionView.class))
                .filter(session -> attempt.value().equals(session.merchantReference()))
                .map(HostedCardGateway::answer)
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Answer<String> refund(Reference refund, String session, Money amount) {
        var body = Json.write(Map.of("merchantReference", refund.value(), "amountMinor", amount.getAmountMinorLong()));
        Optional<HttpResponse<String>> response = send("POST", "/api/sessions/" + session + "/refunds", body);
        if (response.isPresent() && response.get().statusCode() == 409) {
            return new Answer.No<>(Answer.Reason.DECLINED, null);
        }
        return response.filter(HostedCardGateway::accepted)
                .flatMap(found -> read(found, RefundView.class))
                .map(HostedCardGateway::answer)
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Report read(SignedMessage message) {
        if (origin().isEmpty() || !signature().isGenuine(message, clock.instant())) {
            throw new ForgedMessage();
        }
        SessionView session = Json.read(message.body(), SessionView.class);
        return new Report(session.eventId(), new Reference(session.merchantReference()), answer(session));
    }

    private static Answer<Capture> answer(SessionView session) {
        return switch (session.status()) {
            case "captured" -> new Answer.Yes<>(new Capture(
                    session.sessionId(),
                    Money.ofMinor(CurrencyUnit.of(session.currency()), session.amountMinor()),
                    new CardEvidence(session.maskedPan(), session.scheme(), session.rrn(), session.authCode())));
            case "declined" -> new Answer.No<>(Answer.Reason.DECLINED, session.declineCode());
            case "cancelled" -> new Answer.No<>(Answer.Reason.CANCELLED, null);
            case "expired" -> new Answer.No<>(Answer.Reason.EXPIRED, null);
            case "created", "pending" -> new Answer.Unknown<>(true);
            default -> new Answer.Unknown<>(false);
        };
    }

    private static Answer<String> answer(RefundView refund) {
        return switch (refund.status()) {
            case "refunded" -> new Answer.Yes<>(refund.rrn());
            case "refused" -> new Answer.No<>(Answer.Reason.DECLINED, null);
            default -> new Answer.Unknown<>(false);
        };
    }

    private static boolean accepted(HttpResponse<String> response) {
        return response.statusCode() == 200 || response.statusCode() == 201;
    }

    private static <T> Optional<T> read(HttpResponse<String> response, Class<T> type) {
        try {
            return Optional.of(Json.read(response.body(), type));
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "the payment gateway answers what cannot be read", e);
            return Optional.empty();
        }
    }

    /** @return empty if the gateway did not answer in time */
    private Optional<HttpResponse<String>> send(String method, String path, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        URI address = URI.create(configured(url, "dilmun.gateway.url") + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", signature().sign(method, address.getRawPath(), timestamp, body))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the payment gateway does not answer: {0}", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private GatewaySignature signature() {
        return new GatewaySignature(configured(secret, "dilmun.gateway.secret"));
    }

    private static String configured(Optional<String> value, String name) {
        return value.orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }
}
