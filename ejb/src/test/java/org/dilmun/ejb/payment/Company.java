package org.dilmun.ejb.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentMethod;

/** A gateway with books of its own, which live on when the platform is killed; its answers may get lost after the work is done. */
final class Company implements PaymentGateway {

    /** What it has of one attempt. */
    static final class Session {

        private final Reference attempt;
        private final Money asked;
        private final Instant until;
        private final Map<Reference, Money> refunds = new LinkedHashMap<>();
        private Answer<Capture> outcome = new Answer.Unknown<>(true);

        private Session(Reference attempt, Money asked, Instant until) {
            this.attempt = attempt;
            this.asked = asked;
            this.until = until;
        }

        Reference attempt() {
            return attempt;
        }

        boolean isOpen() {
            return outcome instanceof Answer.Unknown;
        }

        /** What it has taken and still has. */
        Money kept() {
            Money zero = Money.zero(asked.getCurrencyUnit());
            return outcome instanceof Answer.Yes<Capture> yes
                    ? yes.value().amount().minus(refunds.values().stream().reduce(zero, Money::plus))
                    : zero;
        }

        Optional<Money> taken() {
            return outcome instanceof Answer.Yes<Capture> yes
                    ? Optional.of(yes.value().amount())
                    : Optional.empty();
        }
    }

    private final GatewayTerms terms;
    private final Supplier<Instant> clock;
    private final Map<Reference, Session> sessions = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private Points points = new Points();
    private boolean silent;
    private int asked;

    Company(String code, PaymentMethod method, ChartAccount account, Supplier<Instant> clock) {
        this.terms = PlayedGateways.terms(code, method, account);
        this.clock = clock;
    }

    /** The platform's process that it talks to is another one now. */
    void talkTo(Points process) {
        points = process;
    }

    /** From now on it does what it is asked and its answers get lost, or not any more. */
    void silence(boolean on) {
        silent = on;
    }

    int asked() {
        return asked;
    }

    List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** All that it has told or will tell. */
    List<Report> reports() {
        return reports;
    }

    /** The payer sends that much. @return whether there was still something to pay */
    boolean pay(Session session, Money amount) {
        return end(
                session,
                new Answer.Yes<>(new Capture(
                        "S" + session.attempt,
                        amount,
                        new CardEvidence("411111******1111", "visa", "R" + reports.size(), "A1"))));
    }

    boolean decline(Session session) {
        return end(session, new Answer.No<>(Answer.Reason.DECLINED, "51"));
    }

    private boolean end(Session session, Answer<Capture> outcome) {
        if (!session.isOpen()) {
            return false;
        }
        session.outcome = clock.get().isBefore(session.until) ? outcome : new Answer.No<>(Answer.Reason.EXPIRED, null);
        reports.add(new Report(terms.code() + reports.size(), session.attempt, session.outcome));
        return true;
    }

    @Override
    public GatewayTerms terms() {
        return terms;
    }

    @Override
    public Optional<String> origin() {
        return Optional.of("https://" + terms.code() + ".example");
    }

    @Override
    public Answer<HostedPage> open(PageRequest request) {
        sessions.computeIfAbsent(
                request.attempt(),
                attempt -> new Session(attempt, request.amount(), clock.get().plus(request.lifetime())));
        return answer(
                "open",
                new Answer.Yes<>(new HostedPage(
                        "S" + request.attempt(), "https://" + terms.code() + ".example/" + request.attempt())));
    }

    @Override
    public Answer<Capture> inquire(Reference attempt) {
        asked++;
        return answer("inquire", outcome(attempt));
    }

    @Override
    public Answer<Capture> close(Reference attempt) {
        Session session = sessions.get(attempt);
        if (session != null) {
            end(session, new Answer.No<>(Answer.Reason.CANCELLED, null));
        }
        return answer("close", outcome(attempt));
    }

    private Answer<Capture> outcome(Reference attempt) {
        Session session = sessions.get(attempt);
        if (session == null) {
            return new Answer.No<>(Answer.Reason.EXPIRED, null);
        }
        if (!clock.get().isBefore(session.until)) {
            end(session, new Answer.No<>(Answer.Reason.EXPIRED, null));
        }
        return session.outcome;
    }

    @Override
    public Answer<String> refund(Reference refund, String sessionId, Money amount) {
        Session session = sessions.values().stream()
                .filter(each -> ("S" + each.attempt).equals(sessionId))
                .findFirst()
                .orElseThrow();
        if (!session.refunds.containsKey(refund)) {
            if (session.kept().isLessThan(amount)) {
                return answer("refund", new Answer.No<>(Answer.Reason.DECLINED, null));
            }
            session.refunds.put(refund, amount);
        }
        return answer("refund", new Answer.Yes<>("B" + refund));
    }

    private <T> Answer<T> answer(String call, Answer<T> answer) {
        points.pass("gateway " + call);
        return silent ? new Answer.Unknown<>(false) : answer;
    }

    /** The body is the number of the report. */
    @Override
    public Report read(SignedMessage message) {
        return reports.get(Integer.parseInt(message.body()));
    }
}
