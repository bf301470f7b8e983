package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.NoteMissing;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What the officials of a body tell each other about a case. An official who is the applicant is told nothing. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CaseNotes {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    RequestQueries queries;

    /**
     * Notes something on a case of the caller's body, also when it is closed. The case itself does not change by it.
     *
     * @throws NoteMissing if there is no text, or too much of it
     * @throws OwnCase if the caller is the applicant
     */
    public void write(Reference reference, String text) {
        Request request = queries.getOfBody(reference);
        Actor officer = access.require(Permission.WORK_CASE, request.bodyId(), reference.value());
        if (access.isSelf(request.applicantId())) {
            audit.recordApart("case.note", reference.value(), AuditEvent.Outcome.REFUSED);
            throw new OwnCase();
        }
        String said = text == null ? "" : TypedText.lines(text);
        em.persist(new CaseNote(ids.next(), request, officer, said, clock.instant()));
        audit.record("case.note", reference.value(), Map.of());
    }

    /** @return the oldest first; for officials of the body, and none for the applicant */
    public List<CaseNote> list(Request request) {
        access.require(
                Permission.SEE_CASE, request.bodyId(), request.reference().value());
        if (access.isSelf(request.applicantId())) {
            return List.of();
        }
        return em.createQuery("select n from CaseNote n where n.requestId = :request order by n.id", CaseNote.class)
                .setParameter("request", request.id())
                .getResultList();
    }
}
