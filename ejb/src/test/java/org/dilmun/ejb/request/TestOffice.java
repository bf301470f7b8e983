package org.dilmun.ejb.request;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import jakarta.persistence.PersistenceException;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.bill.BillTill;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.form.RegisterChoices;
import org.dilmun.ejb.form.RegisterForms;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.Gateways;
import org.dilmun.ejb.payment.PaidListener;
import org.dilmun.ejb.payment.PaymentAttempts;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PlayedGateways;
import org.dilmun.ejb.payment.RefundListener;
import org.dilmun.ejb.payment.RefundListeners;
import org.dilmun.ejb.payment.RequestTill;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.TestDatabase;

/**
 * A body with its services, its officials and people who apply, on an empty database. The beans are those of the product;
 * only what is outside is played: who calls, the clock, and a gateway of which no more is known than its address.
 */
public final class TestOffice implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final TestDatabase database = new TestDatabase();
    private final ThreadCaller caller = new ThreadCaller();
    private final List<ServiceHandler> handlers = new ArrayList<>();
    private final List<RegisterChoices> registers = new ArrayList<>();
    private final List<PaidListener> paidListeners = new ArrayList<>();
    private final List<RefundListener> refundListeners = new ArrayList<>();
    private volatile Instant now = Fixtures.NOW;
    private volatile Optional<String> gateway = Optional.of("https://gateway.example");
    private long body;

    /** Each thread is a caller of its own, as each web request is. */
    private static final class ThreadCaller extends Caller {

        private final ThreadLocal<Actor> actor = ThreadLocal.withInitial(() -> Actor.NOBODY);

        @Override
        public Actor actor() {
            return actor.get();
        }

        @Override
        public void is(Actor authenticated) {
            actor.set(authenticated);
        }
    }

    /** Tells those of this office, as the container tells all there are. */
    private final class HeardRefunds extends RefundListeners {

        @Override
        public void owed(PaymentOrder order, Refund refund) {
            refundListeners.forEach(listener -> listener.owed(order, refund));
        }

        @Override
        public void carriedOut(PaymentOrder order, Refund refund) {
            refundListeners.forEach(listener -> listener.carriedOut(order, refund));
        }
    }

    public TestOffice() {
        database.with(Caller.class, caller)
                .with(BusinessClock.class, () -> now)
                .with(RealClock.class, () -> now)
                .with(CaseListeners.class, new HeardMoves())
                .with(Gateways.class, PlayedGateways.at(() -> gateway))
                .with(RefundListeners.class, new HeardRefunds())
                .with(Instance.class, registers());
        database.bean(RegisterForms.class);
        database.with(Instance.class, handlersAndListeners()).with(Provider.class, () -> database.bean(Requests.class));
    }

    private Instance<?> registers() {
        return (Instance<?>) Proxy.newProxyInstance(
                TestOffice.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, none) -> registers.stream());
    }

    @SuppressWarnings("unchecked") // handlers are streamed, listeners are handed to forEach
    private Instance<?> handlersAndListeners() {
        return (Instance<?>) Proxy.newProxyInstance(
                TestOffice.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("stream")) {
                        return handlers.stream();
                    }
                    paidListeners.forEach((Consumer<Object>) arguments[0]);
                    return null;
                });
    }

    public TestOffice asking(RegisterChoices register) {
        registers.add(register);
        return this;
    }

    public TestOffice handling(ServiceHandler handler) {
        handlers.add(handler);
        return this;
    }

    /** Joins the tills of the product: fees get an order, and money takes the case on; bills are paid. */
    public TestOffice collecting() {
        RequestTill till = database.bean(RequestTill.class);
        database.with(PaymentStep.class, till);
        paidListeners.add(till);
        paidListeners.add(database.bean(BillTill.class));
        return this;
    }

    public TestOffice telling(RefundListener listener) {
        refundListeners.add(listener);
        return this;
    }

    /** Opens the body {@code iga} with those services. */
    public TestOffice open(ServiceDescriptor... services) {
        database.inTransaction(() -> {
            var iga = new Bodies.BodyData(
                    "iga", LocalizedText.of("الهيئة", "iGA"), null, "authority", LocalizedText.of("دور", "Role"));
            var post = new Bodies.BodyData( // delivers what iga makes
                    "post", LocalizedText.of("البريد", "Post"), null, "authority", LocalizedText.of("دور", "Role"));
            database.bean(Publications.class).takeOver("release", List.of(iga, post), List.of(services));
            database.bean(Directory.class);
            body = database.bean(Bodies.class).get("iga").id();
        });
        return this;
    }

    public void closeGateway() {
        gateway = Optional.empty();
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return database.bean(type);
    }

    public long body() {
        return body;
    }

    public Instant now() {
        return now;
    }

    public void at(Instant moment) {
        now = moment;
    }

    /** Registers a person, who holds those roles in the body. */
    public Actor person(String number, Role... roles) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"), LocalDate.of(1985, 1, 1), Sex.FEMALE, "BHR", true, null, null, null);
        Person person = database.inTransaction(() -> {
            Person registered = database.bean(People.class).register(new PersonalNumber(number), profile);
            Stream.of(roles).forEach(role -> database.bean(Access.class).grant(registered.id(), body, role));
            return registered;
        });
        return Actor.person(
                person.id(),
                Assurance.BASIC,
                roles.length == 0 ? Map.of() : Map.of(body, Set.of(roles)),
                Channel.PORTAL);
    }

    /** From now on that person calls, on this thread. */
    public void callsNow(Actor actor) {
        caller.is(actor);
    }

    /** One transaction of that caller; begun again if the database gave it up for another, as in the container. */
    public <T> T as(Actor actor, Supplier<T> work) {
        caller.is(actor);
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(work);
            } catch (PersistenceException e) {
                if (attempt == ATTEMPTS || !AgainAfterDeadlock.isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    /** One transaction of that caller that hands nothing out. */
    public void does(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return null;
        });
    }

    /** @return how that caller is refused */
    public Problem refusal(Actor actor, Runnable work) {
        try {
            does(actor, work);
        } catch (Problem e) {
            return e;
        }
        throw new AssertionError("not refused");
    }

    /** A draft of a service with the form of the ID card, complete. */
    public Reference filledIn(Actor applicant, String service, String delivery) {
        Drafts drafts = bean(Drafts.class);
        Reference draft = as(applicant, () -> drafts.start(service)).reference();
        as(applicant, () -> drafts.save(draft, "reason", Map.of("reason", "lost", "happened_on", "2017-11-01")));
        as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", delivery)));
        return draft;
    }

    /** Submits it, whether or not the applicant has others for the same. */
    public Request submit(Actor applicant, Reference draft) {
        return as(applicant, () -> bean(Requests.class)
                .submit(draft, bean(RequestQueries.class).getOwn(draft).answersHash(), true));
    }

    /** A case that an officer has to decide about, as if its fee had come. */
    public Request inReview(Actor applicant) {
        Request request = submit(applicant, filledIn(applicant, Fixtures.ID_CARD.code(), "centre"));
        does(Actor.NOBODY, () -> bean(Requests.class).paid(request.id()));
        return as(applicant, () -> bean(RequestQueries.class).getOwn(request.reference()));
    }

    /** Lets an official act on the case as it is now. */
    public Request act(Actor official, Reference reference, String action, String savedReason, String words) {
        return as(official, () -> {
            int shown = bean(RequestQueries.class).getOfBody(reference).version();
            return bean(Requests.class).act(reference, shown, action, savedReason, words);
        });
    }

    public PaymentOrder order(Request request) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select o from PaymentOrder o where o.purposeId = :id", PaymentOrder.class)
                .setParameter("id", request.id())
                .getSingleResult());
    }

    /** The payer opens the page of the gateway. */
    public PaymentAttempt startPaying(Actor payer, PaymentOrder order) {
        PaymentAttempts attempts = bean(PaymentAttempts.class);
        return as(payer, () -> {
            PaymentAttempt attempt = attempts.begin(order.reference(), PaymentMethod.CARD, Set.of())
                    .attempt();
            attempts.opened(attempt.id(), new Answer.Yes<>(new HostedPage("S1", "https://gateway.example/pay/S1")));
            return attempt;
        });
    }

    /** The gateway says what became of it. */
    public void settle(PaymentAttempt attempt, Answer<Capture> answer) {
        database.inTransaction(() -> bean(PaymentAttempts.class).settle(attempt.id(), answer));
    }

    /** @return what was audited of that object, the oldest first */
    public List<String> audited(Reference reference) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select e.action from AuditEvent e where e.object = :object order by e.id", String.class)
                .setParameter("object", reference.value())
                .getResultList());
    }

    @Override
    public void close() {
        database.close();
    }
}
