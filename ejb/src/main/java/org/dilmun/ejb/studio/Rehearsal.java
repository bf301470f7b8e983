package org.dilmun.ejb.studio;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.TrialInput;
import org.dilmun.domain.studio.ServiceTrial;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.appointment.AfterVisit;
import org.dilmun.ejb.appointment.OverdueBookings;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.document.CertificateDraft;
import org.dilmun.ejb.document.IssuedDocuments;
import org.dilmun.ejb.document.Letter;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.TrialRun;
import org.dilmun.ejb.request.AttachedFiles;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.CaseOpening;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.OverdueTasks;
import org.dilmun.ejb.request.Requests;

/**
 * Plays a trial with the engine of real cases, in a transaction that is always taken back: an invented applicant, a version of the
 * service that nobody else sees, and each input by whoever does it in earnest. What the engine refuses is refused here.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Rehearsal {

    private static final long NUMBERS = 0x3FFF_FFFF;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Caller caller;

    @Inject
    Studio studio;

    @Inject
    Descriptors descriptors;

    @Inject
    TestApplicants applicants;

    @Inject
    CaseOpening opening;

    @Inject
    Drafts drafts;

    @Inject
    Requests requests;

    @Inject
    Cases cases;

    @Inject
    OverdueTasks overdue;

    @Inject
    OverdueBookings unbooked;

    @Inject
    AfterVisit afterVisit;

    @Inject
    AttachedFiles files;

    @Inject
    Blobs blobs;

    @Inject
    IssuedDocuments documents;

    @Inject
    NoticeTexts texts;

    /** It was played to its end. Thrown, since only what is thrown takes a transaction back; it carries what is shown of it. */
    @ApplicationException(rollback = true)
    public static class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Object shown;

        TakenBack(Object shown) {
            this.shown = shown;
        }

        public Object shown() {
            return shown;
        }
    }

    /**
     * Never returns.
     *
     * @param inputs what is done, from the beginning
     * @param look makes of the case what is shown of it
     * @throws TakenBack with what it made
     * @throws org.dilmun.domain.kernel.Problem as the engine refuses one of the inputs
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void play(ServiceTrial trial, List<TrialInput> inputs, Function<Rehearsed, ?> look) {
        Actor owner = caller.actor();
        StudioService service = studio.get(trial.code());
        var reading = studio.read(service, trial.source());
        if (!reading.whole()) { // it names something that is there no more
            throw new DraftHasMistakes(reading.mistakes().size());
        }
        long versionId = ids.next();
        TrialRun.begin();
        try {
            throw new TakenBack(play(
                    new Played(trial, service.body(), owner, publish(reading.descriptor(), versionId)), inputs, look));
        } finally {
            TrialRun.end();
            caller.is(owner);
            descriptors.forget(versionId);
        }
    }

    /** As much as is the same from the first input to the last. */
    private record Played(ServiceTrial trial, GovernmentBody body, Actor owner, ServiceVersion version) {}

    /** With a number that no version has. */
    private ServiceVersion publish(ServiceDescriptor descriptor, long id) {
        int number = -1 - (int) (id & NUMBERS);
        var version = new ServiceVersion(
                id, number, descriptor, Publications.hash(descriptor), ServiceVersion.Origin.BODY, clock.instant());
        em.persist(version);
        em.flush(); // the case points to it
        return version;
    }

    private Object play(Played played, List<TrialInput> inputs, Function<Rehearsed, ?> look) {
        Person person = applicants.enter(played.trial().applicant());
        ServiceDescriptor descriptor = descriptors.of(played.version());
        Actor applicant = Actor.person(person.id(), Assurance.ADVANCED, Map.of(), Channel.PORTAL)
                .provedBy(AuthenticationLevel.PASSKEY);
        var service = new Service(
                descriptor,
                played.body(),
                played.version().id(),
                played.version().number(),
                clock.instant());
        caller.is(applicant);
        Drafts.requireOpenTo(service, applicant, person);
        Request request = opening.open(service, person);
        em.flush();
        int missed = 0;
        for (TrialInput input : inputs) {
            caller.is(applicant);
            missed = input.kind() == TrialInput.Kind.MISS ? missed + 1 : 0;
            carryOut(input, request, played, missed);
            em.flush(); // what the database refuses, it refuses here
        }
        caller.is(applicant);
        Letter certificate = certificate(request);
        return look.apply(new Rehearsed(
                descriptor,
                played.body(),
                person,
                request,
                pending(request),
                missed,
                noticesOf(person),
                noticesOfOfficials(request),
                certificate));
    }

    private void carryOut(TrialInput input, Request request, Played played, int missed) {
        switch (input.kind()) {
            case ANSWER -> answer(request, input);
            case SUBMIT -> submit(request, input);
            case PAY -> requests.paid(request.id());
            case ACT -> {
                Task task = cases.pendingTask(request, input.body());
                caller.is(official(played.owner(), task.bodyId(), task.role()));
                requests.act(
                        request.reference(),
                        request.version(),
                        input.id(),
                        input.savedReason(),
                        input.words(),
                        input.parts());
            }
            case OVERDUE -> pass(request, input);
            case COME -> afterVisit.came(atVisit(request), officer(played, request));
            case MISS -> {
                var visit = cases.current(atVisit(request)).appointment();
                if (missed > visit.again()) {
                    afterVisit.missed(request, visit, officer(played, request));
                }
            }
        }
    }

    /** Without a body it is the applicant who lets the time pass, and books nothing. */
    private void pass(Request request, TrialInput input) {
        if (input.body() == 0) {
            unbooked.passed(atVisit(request));
        } else {
            overdue.passed(request, cases.pendingTask(request, input.body()));
        }
    }

    private Request atVisit(Request request) {
        if (request.status() != RequestStatus.OPEN || cases.current(request).appointment() == null) {
            throw new NotFound("appointment", request.reference());
        }
        return request;
    }

    private static Actor officer(Played played, Request request) {
        return official(played.owner(), request.bodyId(), Role.OFFICER);
    }

    /** Whoever tries, in a role that they have in the trial alone. */
    private static Actor official(Actor owner, long body, Role role) {
        return Actor.person(owner.id(), owner.assurance(), Map.of(body, Set.of(role)), owner.channel());
    }

    private void answer(Request request, TrialInput input) {
        Form.Page page =
                cases.service(request).form().page(input.id()).orElseThrow(() -> new NotFound("page", input.id()));
        page.questions().stream()
                .map(Question::field)
                .filter(field -> field.type() == Field.Kind.FILE
                        && TrialInput.SAMPLE.equals(input.answers().get(field.id())))
                .forEach(field -> attachSample(request, field.id()));
        drafts.save(request.reference(), input.id(), input.answers());
    }

    private void attachSample(Request request, String field) {
        byte[] content =
                request.reference().value().getBytes(StandardCharsets.UTF_8); // no other trial waits for the same
        String hash = blobs.put(content);
        var answers = new HashMap<>(request.answers());
        answers.put(field, hash);
        request.answer(answers, clock.instant());
        files.add(request, field, new Attachment.File("sample.pdf", "application/pdf", content.length, hash));
    }

    private void submit(Request request, TrialInput input) {
        if (request.status() == RequestStatus.RETURNED) {
            requests.resubmit(request.reference(), request.answersHash(), input.words());
        } else {
            requests.submit(request.reference(), request.answersHash(), true);
        }
    }

    private List<Task> pending(Request request) {
        return em.createQuery(
                        "select t from Task t where t.requestId = :request and t.state in :pending order by t.id",
                        Task.class)
                .setParameter("request", request.id())
                .setParameter("pending", List.of(Task.State.OPEN, Task.State.CLAIMED))
                .getResultList();
    }

    private List<Notice> noticesOf(Person person) {
        return em.createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", person.id())
                .getResultList();
    }

    /** Reminders of tasks that are overdue; several officials get the same. */
    private List<Notice> noticesOfOfficials(Request request) {
        var byText = new LinkedHashMap<LocalizedText, Notice>();
        em.createQuery("select t.id from Task t where t.requestId = :request order by t.id", Long.class)
                .setParameter("request", request.id())
                .getResultStream()
                .flatMap(this::reminders)
                .forEach(notice -> byText.putIfAbsent(notice.text(), notice));
        return List.copyOf(byText.values());
    }

    private Stream<Notice> reminders(long task) {
        List<?> sent = em.createNativeQuery(
                        "select notice_id from notice_key where cause_key like ?1 order by notice_id")
                .setParameter(1, "task/" + task + "/overdue/%")
                .getResultList();
        return sent.stream()
                .map(id -> em.find(Notice.class, ((Number) id).longValue()))
                .filter(Objects::nonNull);
    }

    /** Issued as in earnest, so that its holder is told; what is kept of it is no document, and nothing signs it. */
    private Letter certificate(Request request) {
        if (request.status() != RequestStatus.COMPLETED
                || cases.service(request).certificate().isEmpty()) {
            return null;
        }
        Optional<CertificateDraft> draft = documents.draft(request.reference());
        draft.ifPresent(
                made -> documents.record(made, made.paper().reference().value().getBytes(StandardCharsets.UTF_8)));
        em.flush();
        return draft.map(made -> made.letter().trial(texts.text("trial.certificate")))
                .orElse(null);
    }
}
