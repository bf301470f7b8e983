package org.dilmun.peers.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Payments in their sessions: opened by the merchant, paid or left by the payer, told by webhook and inquiry. */
final class Sessions {

    private final Book book;
    private final Numbers numbers;
    private final Issuer issuer;
    private final Webhooks webhooks;
    private final GatewayConfig config;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    Sessions(
            Book book,
            Numbers numbers,
            Webhooks webhooks,
            GatewayConfig config,
            ScheduledExecutorService timer,
            InstantSource clock) {
        this.book = book;
        this.numbers = numbers;
        this.issuer = new Issuer(numbers);
        this.webhooks = webhooks;
        this.config = config;
        this.timer = timer;
        this.clock = clock;
    }

    /** Takes up the sessions that an earlier run left open. */
    void resume() {
        book.listOpenSessions().forEach(this::expireInTime);
    }

    /** @throws Refusal if the reference is taken by a session over another amount */
    Once<Session> open(SessionRequest order) {
        Once<Session> session = book.exclusively(() -> book.findSessionByReference(order.merchantReference())
                .map(earlier -> repeat(earlier, order))
                .orElseGet(() -> create(order)));
        if (session.created()) {
            expireInTime(session.value());
        }
        return session;
    }

    /** The session of this id in its present state, if there is one. */
    Optional<Session> find(String id) {
        return book.findSession(id).map(this::expireIfOverdue);
    }

    /**
     * The session as the merchant's inquiry may see it.
     *
     * @throws Refusal if there is none, or while the gateway is silent about it
     */
    Session inquire(String merchantReference) {
        Session session = book.findSessionByReference(merchantReference)
                .map(this::expireIfOverdue)
                .orElseThrow(Refusal::unknown);
        Optional<JournalEntry> silence = book.change(session.id(), present -> Optional.of(present)
                .filter(asked -> asked.silentAsks() > 0)
                .map(asked -> JournalEntry.of(asked.asked())));
        if (silence.isPresent()) {
            throw Refusal.silent();
        }
        return session;
    }

    /** The payer enters a card. A session that is over stays as it is. */
    Session pay(String id, TestCard card) {
        return step(
                id,
                session -> Optional.of(
                        card.has(Trait.CHALLENGE)
                                ? JournalEntry.of(session.challenged(card))
                                : decide(session, issuer.decide(card))));
    }

    /** The payer decides in their own app, over as much as they like. A session that is over stays as it is. */
    Session pay(String id, Payer payer, long amountMinor) {
        return step(id, session -> Optional.of(decide(session.sending(amountMinor), issuer.decide(payer))));
    }

    /** The payer enters the one-time code. Only a pending session takes one; the third wrong code ends it. */
    Session confirm(String id, String code) {
        return step(id, session -> Optional.of(session)
                .filter(pending -> pending.status() == SessionStatus.PENDING)
                .map(pending -> authenticate(pending, code)));
    }

    /** The payer leaves without paying. A session that is over stays as it is. */
    Session cancel(String id) {
        return step(id, session -> Optional.of(told(session.cancelled())));
    }

    /**
     * The merchant wants nothing more of it. A session that is over stays as it is.
     *
     * @throws Refusal if there is none
     */
    Session cancelByReference(String merchantReference) {
        return cancel(book.findSessionByReference(merchantReference)
                .orElseThrow(Refusal::unknown)
                .id());
    }

    private Once<Session> repeat(Session earlier, SessionRequest order) {
        if (earlier.order().amountMinor() != order.amountMinor()
                || !earlier.order().currency().equals(order.currency())) {
            throw Refusal.referenceTaken();
        }
        return Once.repeated(expireIfOverdue(earlier));
    }

    private Once<Session> create(SessionRequest order) {
        Session session = Session.open(numbers.id(), order, clock.instant());
        book.record(JournalEntry.of(session));
        return Once.created(session);
    }

    /** Carries out a step of the payer on an open session, in time. */
    private Session step(String id, Function<Session, Optional<JournalEntry>> step) {
        return change(id, session -> {
            if (session.isOverdue(clock.instant())) {
                return Optional.of(told(session.expired()));
            }
            return Optional.of(session).filter(open -> open.status().isOpen()).flatMap(step);
        });
    }

    private Session expireIfOverdue(Session session) {
        return session.isOverdue(clock.instant()) ? expire(session.id()) : session;
    }

    private Session expire(String id) {
        return change(id, session -> Optional.of(session)
                .filter(open -> open.isOverdue(clock.instant()))
                .map(overdue -> told(overdue.expired())));
    }

    private void expireInTime(Session session) {
        long millis = Duration.between(clock.instant(), session.expiresAt()).toMillis() + 1;
        ScheduledFuture<?> unused =
                timer.schedule(() -> expire(session.id()), Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    private Session change(String id, Function<Session, Optional<JournalEntry>> change) {
        book.change(id, change).ifPresent(entry -> entry.deliveries().forEach(webhooks::dispatch));
        return book.findSession(id).orElseThrow(Refusal::unknown);
    }

    private JournalEntry authenticate(Session session, String code) {
        TestCard card = session.authorisation().card();
        if (code.equals(Issuer.ONE_TIME_CODE)) {
            return decide(session, issuer.decide(card));
        }
        Session failed = session.withWrongCode();
        return failed.wrongCodes() < Issuer.MOST_WRONG_CODES
                ? JournalEntry.of(failed)
                : decide(failed, issuer.notAuthenticated(card));
    }

    private JournalEntry decide(Session session, Authorisation decision) {
        boolean silent = decision.has(Trait.SILENT);
        return told(session.decided(decision, silent ? config.silentAsks() : 0));
    }

    /** The end of a session, with the webhooks that tell it. */
    private JournalEntry told(Session session) {
        if (session.isSilent()) {
            return JournalEntry.of(session);
        }
        Authorisation decision = session.authorisation();
        if (decision.has(Trait.WEBHOOK_LOST)) {
            return JournalEntry.of(session);
        }
        Instant now = clock.instant();
        Instant later = now.plus(config.lateWebhook());
        List<Delivery> deliveries = new ArrayList<>(deliveries(
                session,
                SessionView.of(session),
                decision.has(Trait.WEBHOOK_LATE) ? later : now,
                decision.has(Trait.WEBHOOK_THRICE) ? 3 : 1));
        if (decision.has(Trait.WEBHOOK_REORDERED)) {
            deliveries.addAll(deliveries(session, SessionView.before(session), later, 1));
        }
        return JournalEntry.of(session, deliveries);
    }

    private List<Delivery> deliveries(Session session, SessionView said, Instant due, int copies) {
        String event = new String(Json.write(new EventView(numbers.id(), said)), UTF_8);
        return Collections.nCopies(copies, session.order().notifyUrl()).stream()
                .map(url -> new Delivery(numbers.id(), url, event, due, 0, false))
                .toList();
    }
}
