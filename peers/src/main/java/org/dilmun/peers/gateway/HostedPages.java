package org.dilmun.peers.gateway;

import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The pages of the card gateway: card, one-time code, and what to do when there is nothing more to pay. */
final class HostedPages extends PayPages {

    private final InstantSource clock;

    HostedPages(Sessions sessions, InstantSource clock) {
        super(sessions);
        this.clock = clock;
        routes.on("GET", "/pay/*", this::showCard)
                .on("POST", "/pay/*", this::pay)
                .on("GET", "/pay/*/challenge", this::showChallenge)
                .on("POST", "/pay/*/challenge", this::confirm)
                .on("POST", "/pay/*/cancel", this::cancel);
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

    private void proceed(Exchange exchange, Session session) throws IOException {
        switch (session.status()) {
            case CREATED -> exchange.redirect("/pay/" + session.id());
            case PENDING -> exchange.redirect("/pay/" + session.id() + "/challenge");
            default -> leave(exchange, session);
        }
    }
}
