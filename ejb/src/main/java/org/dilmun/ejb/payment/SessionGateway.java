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

import com.fasterxml.jackson.databind.JsonNode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.ejb.country.RealClock;

/**
 * A gateway that keeps a session for each attempt: signed JSON over HTTP, the same for every method, as docs/peers.md describes it. Its
 * time of signature is the real one.
 */
final class SessionGateway implements PaymentGateway {

    private static final System.Logger LOG = System.getLogger(SessionGateway.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 80;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /**
     * Where it is and how we prove each other.
     *
     * @param url address of its API, and of its pages
     */
    record Connection(String url, String secret) {}

    private final GatewayTerms terms;
    private final Optional<Connection> connection;
    private final RealClock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** @param connection empty: this installation is not connected to it */
    SessionGateway(GatewayTerms terms, Optional<Connection> connection, RealClock clock) {
        this.terms = terms;
        this.connection = connection;
        this.clock = clock;
    }

    /** What the gateway tells of a session. */
    record SessionView(
            String eventId,
            String sessionId,
            String redirectUrl,
            String merchantReference,
            String status,
            JsonNode amountMinor,
            String currency,
            String rrn,
            String authCode,
            String maskedPan,
            String scheme,
            String declineCode) {}

    /** What the gateway tells of a refund. */
    record RefundView(String status, String rrn) {}

    @Override
    public GatewayTerms terms() {
        return terms;
    }

    @Override
    public Optional<String> origin() {
        return connection
                .map(there -> URI.create(there.url()))
                .map(base -> base.getScheme() + "://" + base.getAuthority());
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
                .filter(SessionGateway::accepted)
                .flatMap(response -> read(response, SessionView.class))
                .<Answer<HostedPage>>map(
                        session -> new Answer.Yes<>(new HostedPage(session.sessionId(), session.redirectUrl())))
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Answer<Capture> inquire(Reference attempt) {
        return outcome(attempt, send("GET", "/api/sessions/by-reference/" + attempt, ""));
    }

    @Override
    public Answer<Capture> close(Reference attempt) {
        return outcome(attempt, send("POST", "/api/sessions/by-reference/" + attempt + "/cancel", ""));
    }

    private static Answer<Capture> outcome(Reference attempt, Optional<HttpResponse<String>> response) {
        if (response.isPresent() && response.get().statusCode() == NOT_FOUND) {
            return new Answer.No<>(Answer.Reason.EXPIRED, null); // it never heard of it, so it took no money
        }
        return response.filter(SessionGateway::accepted)
                .flatMap(found -> read(found, SessionView.class))
                .filter(session -> attempt.value().equals(session.merchantReference()))
                .flatMap(SessionGateway::answer)
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Answer<String> refund(Reference refund, String session, Money amount) {
        var body = Json.write(Map.of("merchantReference", refund.value(), "amountMinor", amount.getAmountMinorLong()));
        Optional<HttpResponse<String>> response = send("POST", "/api/sessions/" + session + "/refunds", body);
        if (response.isPresent() && response.get().statusCode() == CONFLICT) {
            return new Answer.No<>(Answer.Reason.DECLINED, null);
        }
        return response.filter(SessionGateway::accepted)
                .flatMap(found -> read(found, RefundView.class))
                .map(SessionGateway::answer)
                .orElseGet(() -> new Answer.Unknown<>(false));
    }

    @Override
    public Report read(SignedMessage message) {
        boolean genuine = connection
                .filter(there -> signature(there).isGenuine(message, clock.instant()))
                .isPresent();
        if (!genuine) {
            throw new ForgedMessage();
        }
        try {
            SessionView session = Json.read(message.body(), SessionView.class);
            if (!isName(session.eventId()) || !isReference(session.merchantReference())) {
                throw new MessageUnreadable();
            }
            return new Report(
                    session.eventId(),
                    new Reference(session.merchantReference()),
                    answer(session).orElseThrow(MessageUnreadable::new));
        } catch (UncheckedIOException e) {
            throw new MessageUnreadable();
        }
    }

    /** What names a session or an event is kept, and named to it again. */
    private static boolean isName(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    private static boolean isReference(String text) {
        return text != null && Reference.isWellFormed(text);
    }

    /** @return empty if it says to have taken what is no money */
    private static Optional<Answer<Capture>> answer(SessionView session) {
        return switch (String.valueOf(session.status())) {
            case "captured" -> money(session)
                    .filter(amount -> isName(session.sessionId()))
                    .map(amount -> new Answer.Yes<>(new Capture(
                            session.sessionId(),
                            amount,
                            new CardEvidence(
                                    session.maskedPan(), session.scheme(), session.rrn(), session.authCode()))));
            case "declined" -> Optional.of(new Answer.No<>(Answer.Reason.DECLINED, session.declineCode()));
            case "cancelled" -> Optional.of(new Answer.No<>(Answer.Reason.CANCELLED, null));
            case "expired" -> Optional.of(new Answer.No<>(Answer.Reason.EXPIRED, null));
            case "created", "pending" -> Optional.of(new Answer.Unknown<>(true));
            default -> Optional.of(new Answer.Unknown<>(false));
        };
    }

    /** Whole minor units above zero of a known currency; whether it is the right amount the order knows. */
    private static Optional<Money> money(SessionView session) {
        if (session.currency() == null || session.amountMinor() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.ofMinor(
                            CurrencyUnit.of(session.currency()),
                            session.amountMinor().bigIntegerValue().longValueExact()))
                    .filter(amount -> session.amountMinor().isIntegralNumber() && amount.isPositive());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
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

    /** @return empty if the gateway did not answer in time, or there is no connection to it any more */
    private Optional<HttpResponse<String>> send(String method, String path, String body) {
        return connection.flatMap(there -> send(there, method, path, body));
    }

    private Optional<HttpResponse<String>> send(Connection there, String method, String path, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        URI address = URI.create(there.url() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", signature(there).sign(method, address.getRawPath(), timestamp, body))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the payment gateway {0} does not answer: {1}",
                    terms.code(),
                    e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static GatewaySignature signature(Connection there) {
        return new GatewaySignature(there.secret());
    }
}
