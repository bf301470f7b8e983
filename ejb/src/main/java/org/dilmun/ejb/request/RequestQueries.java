package org.dilmun.ejb.request;

import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
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
    Caller caller;

    /** The caller's own case, with its history. */
    public Request getOwn(Reference reference) {
        Request request = withHistory(reference);
        access.requireSelf(request.applicantId(), reference.value());
        return request;
    }

    /**
     * A submitted case, with its history, for the officials of its body and of those that were asked about it. A draft is its
     * applicant's alone.
     */
    public Request getOfBody(Reference reference) {
        Request request = withHistory(reference);
        access.require(Permission.SEE_CASE, seeing(request), reference.value());
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        return request;
    }

    /** A submitted case, with its history, for its applicant and for the officials who see it. */
    public Request getShared(Reference reference) {
        Request request = withHistory(reference);
        if (!access.isSelf(request.applicantId())) {
            access.require(Permission.SEE_CASE, seeing(request), reference.value());
        }
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        return request;
    }

    /** What is to be done for the case now in a body whose cases the caller sees; empty if nothing is. */
    public Optional<Task> pendingTask(Request request) {
        Actor official = caller.actor();
        return Cases.nearest(
                em.createQuery("select t from Task t where t.requestId = :request and t.state in :pending", Task.class)
                        .setParameter("request", request.id())
                        .setParameter("pending", List.of(Task.State.OPEN, Task.State.CLAIMED))
                        .getResultStream()
                        .filter(task -> official.may(Permission.SEE_CASE, task.bodyId())),
                official);
    }

    /** @return the body for which the caller sees the case: its own, or one that was asked about it; its own if none */
    private long seeing(Request request) {
        Actor official = caller.actor();
        return official.may(Permission.SEE_CASE, request.bodyId())
                ? request.bodyId()
                : em.createQuery(
                                "select t.bodyId from Task t where t.requestId = :request and t.state <> :cancelled"
                                        + " order by t.id",
                                Long.class)
                        .setParameter("request", request.id())
                        .setParameter("cancelled", Task.State.CANCELLED)
                        .getResultStream()
                        .filter(asked -> official.may(Permission.SEE_CASE, asked))
                        .findFirst()
                        .orElse(request.bodyId());
    }

    /** The caller's cases, the one that changed last first; at most the newest 200, without their histories. */
    public List<Request> listOwn() {
        return em.createQuery(
                        "select r from Request r where r.applicantId = :applicant order by r.changedAt desc, r.id desc",
                        Request.class)
                .setParameter("applicant", access.requirePerson().id())
                .setMaxResults(OWN_AT_MOST)
                .getResultList();
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
     * The file that counts today as the answer to that field, for the applicant and for the officials who see the case.
     *
     * @throws NotFound if there is none
     */
    public Attachment attachment(Reference reference, String field) {
        Request request = withHistory(reference);
        if (request.status() == RequestStatus.DRAFT) {
            access.requireSelf(request.applicantId(), reference.value());
        } else if (!access.isSelf(request.applicantId())) {
            access.require(Permission.SEE_CASE, seeing(request), reference.value());
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
