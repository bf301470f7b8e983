package org.dilmun.ejb.bulk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Way;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.payment.RequestTill;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestFees;

/**
 * Lives of applications, as the workflow of their service lets them go. The older seven tenths have mostly ended; of the
 * rest most still wait for the body, every tenth in the hands of an officer.
 */
final class BulkCases {

    private static final Duration SPAN = Duration.ofDays(1_000);
    private static final String GATEWAY_PAGE = "https://pay.example/pay/";
    private static final CardEvidence CARD = new CardEvidence("411111******1111", "visa", "633012345678", "A1B2C3");

    private final Tables tables;
    private final Service service;
    private final BulkData.Size size;
    private final int officers;
    private final Country country;
    private final RequestFees fees;
    private final WorkingDays days;
    private final SplittableRandom random;
    private final DistinctDraws draws;
    private final Workflow workflow;

    /** What becomes of an application. */
    private enum Fate {
        DRAFT,
        UNPAID,
        WITHDRAWN_UNPAID,
        IN_REVIEW,
        RETURNED,
        CORRECTED,
        WITHDRAWN,
        REJECTED,
        COMPLETED
    }

    BulkCases(TestDatabase database, Tables tables, Service service, BulkData.Size size, int officers) {
        this.tables = tables;
        this.service = service;
        this.size = size;
        this.officers = officers;
        this.country = database.bean(Country.class);
        this.fees = database.bean(RequestFees.class);
        this.days = database.bean(WorkingCalendar.class).workingDays();
        this.random = new SplittableRandom(size.seed() + 1);
        this.draws = new DistinctDraws(size.seed());
        this.workflow = service.descriptor().workflow();
    }

    void live(int index) throws SQLException {
        long step = SPAN.toMillis() / size.requests();
        Instant at = size.until().minus(SPAN).plusMillis(index * step + random.nextLong(step));
        int applicant = officers + random.nextInt(size.people() - officers);
        Actor citizen = person(applicant);
        var requested = new RequestedService(
                service.code(), service.versionId(), service.body().id());
        var life = new BulkCase(
                Request.draft(BulkIds.at(at, 0), reference(workflow.prefix(), at), requested, citizen.id(), at));
        go(life, fate(index), citizen, BulkPeople.citizen(applicant));
        life.write(tables);
    }

    private Fate fate(int index) {
        int lot = random.nextInt(100);
        if (index < size.requests() / 10 * 7) {
            return of(
                    lot,
                    80,
                    Fate.COMPLETED,
                    88,
                    Fate.REJECTED,
                    94,
                    Fate.CORRECTED,
                    97,
                    Fate.RETURNED,
                    99,
                    Fate.WITHDRAWN);
        }
        return of(lot, 85, Fate.IN_REVIEW, 90, Fate.DRAFT, 95, Fate.UNPAID);
    }

    /** @param below bounds and fates by turns; above the last it is withdrawn unpaid */
    private static Fate of(int lot, Object... below) {
        for (int i = 0; i < below.length; i += 2) {
            if (lot < (int) below[i]) {
                return (Fate) below[i + 1];
            }
        }
        return Fate.WITHDRAWN_UNPAID;
    }

    private void go(BulkCase life, Fate fate, Actor applicant, boolean citizen) {
        Request request = life.request();
        Map<String, String> answers = answers(request.createdAt());
        Instant filled = request.createdAt().plusSeconds(60 + random.nextInt(120));
        life.transaction(() -> request.answer(answers, filled));
        life.transaction(() -> request.answer(answers, filled.plusSeconds(30)));
        if (fate == Fate.DRAFT) {
            return;
        }
        Instant submitted = filled.plusSeconds(60 + random.nextInt(60));
        life.transaction(() -> {
            request.submit(applicant, submitted);
            request.moveTo(workflow.first(), applicant, submitted);
            owe(life, citizen, submitted);
        });
        switch (fate) {
            case UNPAID -> {}
            case WITHDRAWN_UNPAID -> withdrawUnpaid(life, applicant, submitted.plusSeconds(600));
            default -> decide(life, fate, applicant, pay(life, submitted));
        }
    }

    private Map<String, String> answers(Instant at) {
        return Map.of(
                "reason", random.nextInt(4) == 0 ? "damaged" : "lost",
                "happened_on", country.day(at).minusDays(1 + random.nextInt(20)).toString(),
                "delivery", random.nextBoolean() ? "post" : "centre");
    }

    private void owe(BulkCase life, boolean citizen, Instant at) {
        Request request = life.request();
        Money amount = fees.total(
                fees.assess(service.descriptor(), Fixtures.facts(citizen, country.day(at)), request.answers()));
        var terms = new PaymentTerms(
                request.applicantId(),
                request.bodyId(),
                amount,
                service.descriptor().name(),
                new Purpose(RequestTill.PURPOSE, request.id()));
        life.owe(new PaymentOrder(life.nextId(), reference("PAY", at), terms, at));
    }

    private void withdrawUnpaid(BulkCase life, Actor applicant, Instant at) {
        life.transaction(() -> {
            life.request().withdraw(applicant, at);
            life.cancelOrder(at);
        });
    }

    /** Every tenth payer is declined at first. @return when the case came to the body */
    private Instant pay(BulkCase life, Instant submitted) {
        Instant begun = submitted.plusSeconds(5 + random.nextInt(30));
        if (random.nextInt(10) == 0) {
            life.declined(attempt(life, begun), begun.plusSeconds(40));
            begun = begun.plusSeconds(90);
        }
        Instant captured = begun.plusSeconds(20 + random.nextInt(100));
        PaymentAttempt attempt = attempt(life, begun);
        Workflow.Step review = workflow.after(workflow.first()).orElseThrow();
        life.transaction(() -> {
            life.captured(attempt, CARD, booked(life, attempt, captured), captured);
            enter(life, review, Actor.system("payment"), captured);
        });
        return captured;
    }

    private PaymentAttempt attempt(BulkCase life, Instant at) {
        var attempt = new PaymentAttempt(life.nextId(), reference("PAT", at), life.order(), Way.CARD, at);
        String session = "%016x".formatted(attempt.id());
        attempt.open(session, GATEWAY_PAGE + session, at.plusMillis(300));
        return attempt;
    }

    private JournalEntry booked(BulkCase life, PaymentAttempt attempt, Instant at) {
        PaymentOrder order = life.order();
        var movement = new Movement(
                LedgerAccount.ofChart(ChartAccount.CARD_ACQUIRER),
                LedgerAccount.payableTo(order.bodyId()),
                order.amount());
        return new JournalEntry(life.nextId(), EntryKind.CAPTURE, "attempt", attempt.id(), List.of(movement), at);
    }

    private void enter(BulkCase life, Workflow.Step step, Actor by, Instant at) {
        life.request().moveTo(step, by, at);
        LocalDate dueOn = step.due() == 0 ? null : days.plus(country.day(at), step.due());
        life.open(step, dueOn, at);
    }

    private void decide(BulkCase life, Fate fate, Actor applicant, Instant received) {
        Request request = life.request();
        Actor officer = officer();
        Instant at = received.plus(Duration.ofMinutes(30 + random.nextInt(48 * 60)));
        switch (fate) {
            case IN_REVIEW -> {
                if (random.nextInt(10) == 0) {
                    life.claim(officer);
                }
            }
            case WITHDRAWN -> life.transaction(() -> {
                request.withdraw(applicant, received.plusSeconds(900));
                life.cancel(received.plusSeconds(900));
            });
            case REJECTED -> life.transaction(() -> {
                life.finish(officer, at);
                request.reject(officer, Reason.ofWords("الصورة الشخصية لا تستوفي الشروط"), at);
            });
            case RETURNED -> giveBack(life, officer, at);
            case CORRECTED -> {
                giveBack(life, officer, at);
                correct(life, applicant, at.plus(Duration.ofHours(5)));
                complete(life, officer, at.plus(Duration.ofHours(20)));
            }
            default -> complete(life, officer, at);
        }
    }

    private void giveBack(BulkCase life, Actor officer, Instant at) {
        life.transaction(() -> {
            life.finish(officer, at);
            life.request().returnToApplicant(officer, Reason.ofWords("يرجى إرفاق صورة أوضح"), at);
        });
    }

    private void correct(BulkCase life, Actor applicant, Instant at) {
        Request request = life.request();
        Workflow.Step step = workflow.step(request.step()).orElseThrow();
        life.transaction(() -> {
            request.resubmit(applicant, null, at);
            enter(life, step, applicant, at);
        });
    }

    private void complete(BulkCase life, Actor officer, Instant at) {
        life.transaction(() -> {
            life.finish(officer, at);
            life.request().complete(officer, at);
        });
    }

    private Reference reference(String prefix, Instant at) {
        return Reference.create(prefix, country.day(at).getYear(), draws);
    }

    private Actor person(int index) {
        return Actor.person(BulkPeople.id(size, index), Assurance.BASIC, Map.of(), Channel.PORTAL);
    }

    private Actor officer() {
        Actor person = person(random.nextInt(officers));
        return Actor.person(
                person.id(), Assurance.BASIC, Map.of(service.body().id(), Set.of(Role.OFFICER)), Channel.PORTAL);
    }
}
