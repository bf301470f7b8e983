package org.dilmun.peers.gateway;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import static java.lang.System.Logger.Level.ERROR;

/** The merchant's API: signed JSON over HTTP. */
final class MerchantApi implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(MerchantApi.class.getName());

    private final Sessions sessions;
    private final Refunds refunds;
    private final Signature signature;
    private final String address;
    private final Routes routes = new Routes()
            .on("POST", "/api/sessions", this::open)
            .on("GET", "/api/sessions/by-reference/*", this::inquire)
            .on("POST", "/api/sessions/by-reference/*/cancel", this::cancel)
            .on("POST", "/api/sessions/*/refunds", this::refund)
            .on("GET", "/api/refunds/by-reference/*", this::inquireRefund);

    /** @param address that the gateway's pages stand under */
    MerchantApi(Sessions sessions, Refunds refunds, Signature signature, String address) {
        this.sessions = sessions;
        this.refunds = refunds;
        this.signature = signature;
        this.address = address;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http);
            try {
                authenticate(exchange);
                routes.follow(exchange);
            } catch (Refusal refusal) {
                exchange.json(refusal.status(), ErrorView.of(refusal));
            } catch (RuntimeException e) {
                LOG.log(ERROR, "call failed", e);
                exchange.json(500, new ErrorView("internal", null));
            }
        }
    }

    private void authenticate(Exchange exchange) throws IOException {
        if (!signature.isGenuine(
                exchange.method(),
                exchange.path(),
                exchange.header(Signature.TIMESTAMP_HEADER),
                exchange.body(),
                exchange.header(Signature.HEADER))) {
            throw Refusal.wrongSignature();
        }
    }

    private void open(Exchange exchange, String none) throws IOException {
        SessionRequest order = exchange.body(SessionRequest.class);
        order.check();
        Once<Session> session = sessions.open(order);
        exchange.json(session.status(), OpenedView.of(session.value(), address));
    }

    private void inquire(Exchange exchange, String merchantReference) throws IOException {
        exchange.json(200, SessionView.of(sessions.inquire(merchantReference)));
    }

    private void cancel(Exchange exchange, String merchantReference) throws IOException {
        exchange.json(200, SessionView.of(sessions.cancelByReference(merchantReference)));
    }

    private void refund(Exchange exchange, String sessionId) throws IOException {
        RefundRequest order = exchange.body(RefundRequest.class);
        order.check();
        Once<Refund> refund = refunds.refund(sessionId, order);
        exchange.json(refund.status(), RefundView.of(refund.value()));
    }

    private void inquireRefund(Exchange exchange, String merchantReference) throws IOException {
        exchange.json(200, RefundView.of(refunds.inquire(merchantReference)));
    }

    private record OpenedView(String sessionId, String redirectUrl, SessionStatus status) {

        static OpenedView of(Session session, String address) {
            return new OpenedView(session.id(), address + session.id(), session.status());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ErrorView(String error, String field) {

        static ErrorView of(Refusal refusal) {
            return new ErrorView(refusal.code(), refusal.field().orElse(null));
        }
    }
}
