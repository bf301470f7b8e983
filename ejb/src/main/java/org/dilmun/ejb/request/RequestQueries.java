package org.dilmun.ejb.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.Look;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads cases for those who may see them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RequestQueries {

    private static final int OWN_AT_MOST = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Caller caller;

    @Inject
    Descriptors descriptors;

    @Inject
    SignatureRounds signatures;

    @Inject
    Looks looks;

    /** The caller's own case, or one of in whose name the caller acts, with its history. */
    public Request getOwn(Reference reference) {
        Request request = withHistory(reference);
        applicants.requireToSee(request);
        return request;
    }

    /** A case that the caller is or was asked to sign beside its applicant, the last time that somebody was. */
    public Request getToSign(Reference reference) {
        Request request = withHistory(reference);
        Set<Long> signers =
                signatures.current(request).stream().map(Signature::signerId).collect(Collectors.toUnmodifiableSet());
        access.requireOneOf(signers, reference.value());
        return request;
    }

    /** Whether the caller is one of those who sign the case now, or have answered; not while its applicant may change what it says. */
    private boolean signs(Request request) {
        Actor person = caller.actor();
        return person.isPerson()
                && !person.actsForAnother()
                && !request.status().answerable()
                && signatures
                        .of(request, person.id())
                        .filter(signature -> signature.state() != SignatureState.ENDED)
                        .isPresent();
    }

    /**
     * A submitted case, with its history, for the officials of its body and of those that were asked about it. A draft is its
     * applicant's alone.
     */
    public Request getOfBody(Reference reference) {
        Request request = withHistory(reference);
        long organisation = seeing(request);
        access.require(Permission.SEE_CASE, organisation, reference.value());
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        looks.record(request.concerned(), organisation, Look.Kind.CASE, reference.value());
        return request;
    }

    /** As {@link #getOfBody}, for those who see all of it: nobody of a partner. */
    public Request getWhole(Reference reference) {
        Request request = getOfBody(reference);
        access.require(Permission.SEE_CASE, seeingWhole(request), reference.value());
        return request;
    }

    /** A submitted case, with its history, for its applicant and for the officials who see all of it. */
    public Request getShared(Reference reference) {
        Request request = withHistory(reference);
        boolean own = applicants.includes(request);
        long organisation = seeingWhole(request);
        if (!own) {
            access.require(Permission.SEE_CASE, organisation, reference.value());
        }
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        if (!own) {
            looks.record(request.concerned(), organisation, Look.Kind.CASE, reference.value());
        }
        return request;
    }

    /** What is to be done for the case now in a body whose cases the caller sees, or for it by a partner; empty if nothing is. */
    public Optional<Task> pendingTask(Request request) {
        Actor official = caller.actor();
        return Cases.nearest(
                em.createQuery("select t from Task t where t.requestId = :request and t.state in :pending", Task.class)
                        .setParameter("request", request.id())
                        .setParameter("pending", List.of(Task.State.OPEN, Task.State.CLAIMED))
                        .getResultStream()
                        .filter(task -> official.may(Permission.SEE_CASE, task.bodyId())
                                || (task.isOfPartner() && official.may(Permission.SEE_CASE, request.bodyId()))),
                official);
    }

    /** What the caller sees of a case that they may see. */
    public Sight sight(Request request) {
        if (applicants.includes(request) || signs(request)) {
            return Sight.WHOLE;
        }
        long organisation = seeing(request);
        if (!caller.actor().isPartnerIn(organisation)) {
            return Sight.WHOLE;
        }
        var workflow = descriptors.get(request.versionId()).workflow();
        Set<String> steps = tasks(request).stream()
                .filter(task -> task.bodyId() == organisation)
                .map(Task::step)
                .collect(Collectors.toUnmodifiableSet());
        List<Workflow.PartnerPart> parts = steps.stream()
                .flatMap(step -> workflow.step(step).stream())
                .map(Workflow.Step::partner)
                .filter(Objects::nonNull)
                .toList();
        Set<String> fields =
                parts.stream().flatMap(part -> part.sees().stream()).collect(Collectors.toUnmodifiableSet());
        return new Sight(false, fields, steps, parts.stream().anyMatch(Workflow.PartnerPart::remarks));
    }

    /** @return whose notes the caller reads and writes: those of the body that has the case, or of the caller's partner */
    public long notebook(Request request) {
        long organisation = seeing(request);
        return caller.actor().isPartnerIn(organisation) ? organisation : request.bodyId();
    }

    /**
     * The body for which the caller sees the case: its own, one that was asked about it, or a partner that has to do with it. A
     * partner that was asked before the applicant chose another sees it no more.
     *
     * @return the case's own if there is none
     */
    private long seeing(Request request) {
        Actor official = caller.actor();
        if (official.may(Permission.SEE_CASE, request.bodyId())) {
            return request.bodyId();
        }
        List<Task> tasks = tasks(request);
        return tasks.stream()
                .filter(task -> official.may(Permission.SEE_CASE, task.bodyId()))
                .filter(task -> !task.isOfPartner() || isLatest(task, tasks))
                .map(Task::bodyId)
                .findFirst()
                .orElse(request.bodyId());
    }

    private static boolean isLatest(Task task, List<Task> tasks) {
        return tasks.stream().noneMatch(other -> other.step().equals(task.step()) && other.id() > task.id());
    }

    private List<Task> tasks(Request request) {
        return em.createQuery(
                        "select t from Task t where t.requestId = :request and t.state <> :cancelled order by t.id",
                        Task.class)
                .setParameter("request", request.id())
                .setParameter("cancelled", Task.State.CANCELLED)
                .getResultList();
    }

    /** As {@link #seeing}, without partners: they see a part. */
    private long seeingWhole(Request request) {
        long organisation = seeing(request);
        return caller.actor().isPartnerIn(organisation) ? request.bodyId() : organisation;
    }

    /**
     * The caller's cases, the one that changed last first; at most the newest 200, without their histories. In the name of somebody else
     * those of them that the caller's mandate covers.
     */
    public List<Request> listOwn() {
        return em.createQuery(
                        "select r from Request r where r.applicantId = :applicant order by r.changedAt desc, r.id desc",
                        Request.class)
                .setParameter("applicant", access.requirePersonOrAgent().principal())
                .setMaxResults(OWN_AT_MOST)
                .getResultStream()
                .filter(applicants::includes)
                .toList();
    }

    /** @return the files that count today, by the order in which they came */
    public List<Attachment> attachments(Request request) {
        return em.createQuery("select a from Attachment a where a.requestId = :request order by a.id", Attachment.class)
                .setParameter("request", request.id())
                .getResultStream()
                .filter(attachment -> attachment.countsIn(request))
                .toList();
    }

    /**
     * The file that counts today as the answer to that field, for the applicant, for those who sign with them, and for the officials
     * who see the case.
     *
     * @throws NotFound if there is none
     */
    public Attachment attachment(Reference reference, String field) {
        Request request = withHistory(reference);
        if (request.status() == RequestStatus.DRAFT) {
            applicants.requireToSee(request);
        } else if (!applicants.includes(request) && !signs(request)) {
            long organisation = seeing(request);
            access.require(Permission.SEE_CASE, organisation, reference.value());
            looks.record(request.concerned(), organisation, Look.Kind.CASE, reference.value());
        }
        if (!sight(request).shows(field)) {
            throw new NotFound("blob", field);
        }
        return attachments(request).stream()
                .filter(attachment -> attachment.field().equals(field))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NotFound("blob", field));
    }

    private Request withHistory(Reference reference) {
        return em.createQuery(
                        "select distinct r from Request r left join fetch r.history where r.reference = :reference",
                        Request.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("request", reference));
    }
}
