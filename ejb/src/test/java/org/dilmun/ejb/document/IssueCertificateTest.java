package org.dilmun.ejb.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.outbox.DeliverOutbox;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.Handlers;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.ServiceHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

@OnDatabase
class IssueCertificateTest {

    private static final Reference CASE = Reference.create("IDC", 2017, new Random(1));

    private final TestDatabase database = new TestDatabase();
    private Instant now = NOW;
    private Transactions documents;
    private DeliverOutbox job;
    private long maryam;

    /** What the container does: a transaction for each call, and the moments between two of them. */
    private final class Transactions extends IssuedDocuments {

        private final IssuedDocuments real;
        private Runnable afterDraft = () -> {};

        Transactions(IssuedDocuments real) {
            this.real = real;
        }

        @Override
        public Optional<CertificateDraft> draft(Reference reference) {
            var draft = database.inTransaction(() -> real.draft(reference));
            afterDraft.run();
            return draft;
        }

        @Override
        public void record(CertificateDraft draft, byte[] signed) {
            database.inTransaction(() -> real.record(draft, signed));
        }
    }

    /** No service here has code of its own. */
    private static final class NoHandlers extends Handlers {

        @Override
        public Optional<ServiceHandler> find(String service) {
            return Optional.empty();
        }
    }

    private final class ApartOutbox extends Outbox {

        private final Outbox real;

        ApartOutbox(Outbox real) {
            this.real = real;
        }

        @Override
        public List<Long> due(String lane) {
            return database.inTransaction(() -> real.due(lane));
        }

        @Override
        public Optional<OutboxMessage> claim(long id) {
            return database.inTransaction(() -> real.claim(id));
        }

        @Override
        public void delivered(long id) {
            database.inTransaction(() -> real.delivered(id));
        }

        @Override
        public void failed(long id, String error) {
            database.inTransaction(() -> real.failed(id, error));
        }

        @Override
        public void postponed(long id, String reason) {
            database.inTransaction(() -> real.postponed(id, reason));
        }
    }

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now)
                .with(RealClock.class, () -> now)
                .with(PaymentStep.class, new NoTill())
                .with(Handlers.class, new NoHandlers());
        database.inTransaction(() -> {
            var iga = new Bodies.BodyData(
                    "iga",
                    LocalizedText.of("هيئة المعلومات", "Information Authority"),
                    null,
                    "authority",
                    LocalizedText.of("دور", "Role"));
            database.bean(Publications.class).takeOver("release", List.of(iga), List.of(ID_CARD));
            database.bean(Directory.class);
        });
        arrangeDelivery();
        database.inTransaction(() -> complete(ID_CARD.code()));
    }

    private void arrangeDelivery() {
        database.with(Instance.class, (Instance<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(database.bean(IssueCertificate.class))));
        documents = new Transactions(database.bean(IssuedDocuments.class));
        database.with(IssuedDocuments.class, documents);
        Outbox outbox = database.bean(Outbox.class);
        database.bean(OrderCertificate.class);
        database.with(Outbox.class, new ApartOutbox(outbox));
        job = database.bean(DeliverOutbox.class);
    }

    private void complete(String service) {
        var profile = new Person.Profile(
                LocalizedText.of("مريم علي", "Maryam Ali"),
                LocalDate.of(1985, 1, 1),
                Sex.FEMALE,
                "BHR",
                true,
                null,
                null,
                null);
        maryam = database.bean(People.class)
                .register(new PersonalNumber("850101345"), profile)
                .id();
        var version = database.bean(Publications.class).inForce().get(0);
        long body = database.bean(Bodies.class).get("iga").id();
        Request request = Request.draft(7, CASE, new RequestedService(service, version.id(), body), maryam, NOW);
        request.answer(Map.of("reason", "lost", "happened_on", "2017-11-01", "delivery", "centre"), NOW);
        request.submit(Actor.person(maryam, Assurance.BASIC, Map.of(), Channel.PORTAL), NOW);
        request.complete(Actor.person(99, Assurance.BASIC, Map.of(body, Set.of()), Channel.PORTAL), NOW);
        database.entityManager().persist(request);
        database.entityManager().flush();
        database.bean(OrderCertificate.class).moved(request, RequestStatus.OPEN);
    }

    /** Nothing is collected here. */
    private static final class NoTill implements PaymentStep {

        @Override
        public void open(Request request, FeeAssessment fee) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<IssuedDocument> issued() {
        return all("select d from IssuedDocument d", IssuedDocument.class);
    }

    private List<OutboxMessage> waiting() {
        return all("select m from OutboxMessage m", OutboxMessage.class);
    }

    private <T> List<T> all(String query, Class<T> type) {
        return database.inTransaction(
                () -> database.entityManager().createQuery(query, type).getResultList());
    }

    private List<?> audited() {
        return database.inTransaction(() -> database.entityManager()
                .createNativeQuery("select actor from audit_event where action_name = 'document.issue'")
                .getResultList());
    }

    private String paper(IssuedDocument document) {
        byte[] pdf = database.inTransaction(
                () -> database.bean(Blobs.class).get(document.file().hash()));
        assertThat(pdf).hasSize((int) document.file().size());
        try (var loaded = Loader.loadPDF(pdf)) {
            assertThat(loaded.getSignatureDictionaries()).hasSize(1);
            return Normalizer.normalize(new PDFTextStripper().getText(loaded), Normalizer.Form.NFKC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutboxMessage message() {
        return waiting().get(0);
    }

    @Test
    void a_completed_case_yields_one_signed_certificate_and_one_notice() {
        job.deliverLane(OrderCertificate.LANE);
        IssuedDocument document = issued().get(0);
        assertThat(document.requestReference()).isEqualTo(CASE);
        assertThat(document.holderId()).isEqualTo(maryam);
        assertThat(document.holderName()).isEqualTo(LocalizedText.of("مريم علي", "Maryam Ali"));
        assertThat(document.title().in("en")).isEqualTo("Certificate of replacement of an ID card");
        assertThat(document.issuedOn()).isEqualTo(LocalDate.of(2017, 11, 5));
        assertThat(document.revoked()).isFalse();
        assertThat(paper(document))
                .contains("Certificate of replacement of an ID card", "Information Authority", "Maryam Ali")
                .contains("85••••345", "I lost it", "1 November 2017", "5 November 2017", CASE.value())
                .contains(document.reference().value(), document.code().value())
                .contains("http://localhost:8080/ar/verify/" + document.code())
                .doesNotContain("850101345");
        assertThat(all("select n from Notice n", Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(maryam);
            assertThat(notice.document()).isEqualTo(document.reference());
            assertThat(notice.link()).isEqualTo("/my/requests/" + CASE);
            assertThat(notice.subject().in("en"))
                    .isEqualTo("Your document is ready: Certificate of replacement of an ID card");
        });
        assertThat(audited()).isEqualTo(List.of("system:document"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_second_delivery_changes_nothing() {
        OutboxMessage message = message();
        job.deliverLane(OrderCertificate.LANE);
        database.bean(IssueCertificate.class).deliver(message);
        assertThat(issued()).hasSize(1);
        assertThat(all("select n from Notice n", Notice.class)).hasSize(1);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void two_nodes_at_the_same_moment_issue_one() throws Exception {
        OutboxMessage message = message();
        var both = new CyclicBarrier(2);
        documents.afterDraft = () -> meet(both);
        var issue = database.bean(IssueCertificate.class);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> node = () -> {
                issue.deliver(message);
                return true;
            };
            for (var outcome : pool.invokeAll(List.of(node, node))) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(issued()).hasSize(1);
        assertThat(all("select n from Notice n", Notice.class)).hasSize(1);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_crash_interrupts_is_made_anew() {
        documents.afterDraft = () -> {
            throw new IllegalStateException("the node dies");
        };
        job.deliverLane(OrderCertificate.LANE);
        assertThat(issued()).isEmpty();
        documents.afterDraft = () -> {};
        now = now.plus(Duration.ofMinutes(2));
        job.deliverLane(OrderCertificate.LANE);
        assertThat(issued()).hasSize(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void without_a_signer_the_order_waits_for_one_however_long() {
        var none = new SigningIdentities();
        none.profile = new SigningIdentityTest.Production();
        none.keystore = Optional.empty();
        none.load();
        var letters = database.bean(SignedLetters.class);
        letters.identities = none;
        for (int hours = 0; hours < 20; hours++) {
            job.deliverLane(OrderCertificate.LANE);
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(issued()).isEmpty();
        assertThat(message().state()).isEqualTo(OutboxState.WAITING);
        assertThat(message().lastError()).contains("dilmun.signing.keystore");
        letters.identities = expired();
        job.deliverLane(OrderCertificate.LANE);
        assertThat(message().state()).isEqualTo(OutboxState.WAITING);
        assertThat(message().lastError()).startsWith("signing-certificate-not-valid");
        letters.identities = database.bean(SigningIdentities.class);
        now = now.plus(Duration.ofHours(1));
        job.deliverLane(OrderCertificate.LANE);
        assertThat(issued()).hasSize(1);
    }

    private static SigningIdentities expired() {
        return new SigningIdentities() {
            @Override
            public Optional<SigningIdentity> signer() {
                return Optional.of(DemonstrationIdentity.create(Instant.parse("2000-01-01T00:00:00Z")));
            }
        };
    }
}
