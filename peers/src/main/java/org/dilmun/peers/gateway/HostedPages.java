package org.dilmun.peers.gateway;

import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import static java.lang.System.Logger.Level.ERROR;

/** The pages that the payer sees: card, one-time code, and what to do when there is nothing more to pay. */
final class HostedPages implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(HostedPages.class.getName());
    private static final byte[] STYLE = Template.resource("gateway.css");
    private static final String NOWHERE = "";

    private final Sessions sessions;
    private final InstantSource clock;
    private final Map<String, Pages> pages = Map.of("ar", new Pages("ar"), "en", new Pages("en"));
    private final Routes routes = new Routes()
            .on("GET", "/assets/gateway.css", (exchange, none) -> exchange.answer(200, "text/css", STYLE))
            .on("GET", "/pay/*", this::showCard)
            .on("POST", "/pay/*", this::pay)
            .on("GET", "/pay/*/challenge", this::showChallenge)
            .on("POST", "/pay/*/challenge", this::confirm)
            .on("POST", "/pay/*/cancel", this::cancel);

    HostedPages(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http);
            Pages inLanguage = pages.get(exchange.header("Accept-Language").startsWith("en") ? "en" : "ar");
            try {
                routes.follow(exchange);
            } catch (Refusal refusal) {
                String kind = refusal.status() == 404 ? "unknown" : "invalid";
                exchange.html(refusal.status(), inLanguage.problem(kind), NOWHERE);
            } catch (RuntimeException e) {
                LOG.log(ERROR, "page failed", e);
                exchange.html(500, inLanguage.problem("failed"), NOWHERE);
            }
        }
    }

    private void showCard(Exchange exchange, String id) throws IOException {
        Session session = get(id);
        if (!session.status().isOpen()) {
            showOver(exchange, session);
            return;
        }
        Optional<TestCard> sample =
                Optional.ofNullable(exchange.query().get("card")).flatMap(TestCard::byCode);
        show(exchange, 200, session, in(session).card(session, CardForm.EMPTY, sample));
    }

    private void pay(Exchange exchange, String id) throws IOException {
        Session session = get(id);
        if (!session.status().isOpen()) {
            leave(exchange, session);
            return;
        }
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        CardForm form = CardForm.read(exchange.form(), month);
        if (form.card().isPresent()) {
            proceed(exchange, sessions.pay(id, form.card().get()));
        } else {
            show(exchange, 422, session, in(session).card(session, form, Optional.empty()));
        }
    }

    private void showChallenge(Exchange exchange, String id) throws IOException {
        Session session = get(id);
        switch (session.status()) {
            case CREATED -> exchange.redirect("/pay/" + id);
            case PENDING -> show(exchange, 200, session, in(session).challenge(session, false));
            default -> showOver(exchange, session);
        }
    }

    private void confirm(Exchange exchange, String id) throws IOException {
        Session session = sessions.confirm(get(id).id(), CardForm.digits(exchange.form(), "code"));
        if (session.status() == SessionStatus.PENDING) {
            show(exchange, 422, session, in(session).challenge(session, true));
        } else {
            proceed(exchange, session);
        }
    }

    private void cancel(Exchange exchange, String id) throws IOException {
        leave(exchange, sessions.cancel(get(id).id()));
    }

    private void proceed(Exchange exchange, Session session) throws IOException {
        switch (session.status()) {
            case CREATED -> exchange.redirect("/pay/" + session.id());
            case PENDING -> exchange.redirect("/pay/" + session.id() + "/challenge");
            default -> leave(exchange, session);
        }
    }

    /** Sends the browser where the end of its session takes it; a form sent twice gets the same answer twice. */
    private void leave(Exchange exchange, Session session) throws IOException {
        if (session.status() == SessionStatus.EXPIRED) {
            showOver(exchange, session);
        } else if (session.isSilent()) {
            show(exchange, 504, session, in(session).timeout());
        } else {
            exchange.redirect(session.order().returnUrlFor(session.id()));
        }
    }

    private void showOver(Exchange exchange, Session session) throws IOException {
        show(exchange, 410, session, in(session).over(session));
    }

    private static void show(Exchange exchange, int status, Session session, String page) throws IOException {
        exchange.html(status, page, session.order().returnOrigin());
    }

    private Session get(String id) {
        return sessions.find(id).orElseThrow(Refusal::unknown);
    }

    private Pages in(Session session) {
        return pages.get(session.order().lang());
    }
}
