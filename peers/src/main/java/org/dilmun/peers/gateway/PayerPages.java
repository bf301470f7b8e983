package org.dilmun.peers.gateway;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** What payers have on their own device: the app of a wallet, or the online banking from which they send a transfer. */
final class PayerPages extends PayPages {

    private final Kind kind;

    PayerPages(Kind kind, Sessions sessions) {
        super(sessions);
        this.kind = kind;
        routes.on("GET", kind.path() + "*", this::show)
                .on("POST", kind.path() + "*", this::pay)
                .on("POST", kind.path() + "*/cancel", this::cancel);
    }

    private void show(Exchange exchange, String id) throws IOException {
        Session session = get(id);
        if (session.status().isOpen()) {
            show(exchange, 200, session, in(session).payer(kind, session, Map.of()));
        } else {
            showOver(exchange, session);
        }
    }

    private void pay(Exchange exchange, String id) throws IOException {
        Session session = get(id);
        Map<String, String> form = exchange.form();
        Story story = Story.byCode(form.getOrDefault("story", "")).orElseThrow(Refusal::invalidBody);
        Optional<Long> minor = kind == Kind.BANK
                ? minor(CardForm.digits(form, "amount"), session.order().currency())
                : Optional.of(session.order().amountMinor());
        if (minor.isPresent()) {
            leave(exchange, sessions.pay(id, kind.payer(story), minor.get()));
        } else {
            show(exchange, 422, session, in(session).payer(kind, session, Map.of("amount", "error.amount.invalid")));
        }
    }

    /** @return empty unless it is an amount that a bank could send */
    private static Optional<Long> minor(String typed, String currency) {
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            long minor = new BigDecimal(typed.replace(",", ""))
                    .movePointRight(decimals)
                    .longValueExact();
            return Optional.of(minor).filter(SessionRequest::isAmount);
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
