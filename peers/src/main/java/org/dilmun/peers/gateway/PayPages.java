package org.dilmun.peers.gateway;

import java.io.IOException;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import static java.lang.System.Logger.Level.ERROR;

/** The pages that a payer sees, and what they have in common: the way out, and what to do when there is nothing more to pay. */
abstract class PayPages implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(PayPages.class.getName());
    private static final byte[] STYLE = Template.resource("gateway.css");
    private static final String NOWHERE = "";

    final Sessions sessions;
    final Routes routes =
            new Routes().on("GET", "/assets/gateway.css", (exchange, none) -> exchange.answer(200, "text/css", STYLE));
    private final Map<String, Pages> pages = Map.of("ar", new Pages("ar"), "en", new Pages("en"));

    PayPages(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public final void handle(HttpExchange http) throws IOException {
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

    final void cancel(Exchange exchange, String id) throws IOException {
        leave(exchange, sessions.cancel(get(id).id()));
    }

    /** Sends the browser where the end of its session takes it; a form sent twice gets the same answer twice. */
    final void leave(Exchange exchange, Session session) throws IOException {
        if (session.status() == SessionStatus.EXPIRED) {
            showOver(exchange, session);
        } else if (session.isSilent()) {
            show(exchange, 504, session, in(session).timeout());
        } else {
            exchange.redirect(session.order().returnUrlFor(session.id()));
        }
    }

    final void showOver(Exchange exchange, Session session) throws IOException {
        show(exchange, 410, session, in(session).over(session));
    }

    static void show(Exchange exchange, int status, Session session, String page) throws IOException {
        exchange.html(status, page, session.order().returnOrigin());
    }

    final Session get(String id) {
        return sessions.find(id).orElseThrow(Refusal::unknown);
    }

    final Pages in(Session session) {
        return pages.get(session.order().lang());
    }
}
