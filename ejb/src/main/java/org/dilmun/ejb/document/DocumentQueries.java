package org.dilmun.ejb.document;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Applicants;
import org.dilmun.ejb.request.Blobs;

/** Hands documents to those who may have them, and says of each whether it is genuine. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class DocumentQueries {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Audit audit;

    @Inject
    Blobs blobs;

    /** A document with its signed file. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
    public record Download(IssuedDocument document, byte[] content) {}

    /** @return what the case has yielded; whether the caller may see the case its caller has judged */
    public Optional<IssuedDocument> find(Request request) {
        return em.createQuery("select d from IssuedDocument d where d.requestId = :request", IssuedDocument.class)
                .setParameter("request", request.id())
                .getResultStream()
                .findFirst();
    }

    /** @return what counts for a completed case now: its own document, or the one after its last correction */
    public Optional<IssuedDocument> newest(Request completed) {
        return em.createQuery(
                        "select d from IssuedDocument d, Request r where r.id = d.requestId"
                                + " and (r.id = :request or r.correctionOf = :request) order by d.id desc",
                        IssuedDocument.class)
                .setParameter("request", completed.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * The document, for its holder, for who has applied for it in the holder's name, and for the officials of the body that issued it. Each time is audited.
     *
     * @throws NotFound if there is none
     */
    public Download download(Reference reference) {
        IssuedDocument document = get(reference);
        if (!access.isSelf(document.holderId()) && !isInNameOfHolder(document)) {
            access.require(Permission.SEE_CASE, document.bodyId(), reference.value());
        }
        audit.record("document.download", reference.value(), Map.of());
        return new Download(document, blobs.get(document.file().hash()));
    }

    private boolean isInNameOfHolder(IssuedDocument document) {
        Request request = em.find(Request.class, document.requestId());
        return request.applicantId() == document.holderId() && applicants.includes(request);
    }

    /** @return party ids of those about whom the document says something, and of who applied for it */
    public Set<Long> concerned(IssuedDocument document) {
        return em.find(Request.class, document.requestId()).concerned();
    }

    /** The document, for an official who may revoke it. */
    public IssuedDocument getRevocable(Reference reference) {
        IssuedDocument document = get(reference);
        access.require(Permission.REVOKE_DOCUMENT, document.bodyId(), reference.value());
        return document;
    }

    /** @throws NotFound if there is none; whether the caller may have it its caller judges */
    public IssuedDocument get(Reference reference) {
        return em.createQuery("select d from IssuedDocument d where d.reference = :reference", IssuedDocument.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("document", reference));
    }

    /** @return the document that has this code, for whoever holds it */
    public Optional<IssuedDocument> verify(VerificationCode code) {
        return em.createQuery("select d from IssuedDocument d where d.code = :code", IssuedDocument.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }
}
