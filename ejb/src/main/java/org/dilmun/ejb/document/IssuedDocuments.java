package org.dilmun.ejb.document;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.notice.FollowUpText;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.notice.RefusedPartsText;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.CompletedRecords;
import org.dilmun.ejb.request.Corrections;

/** Issues documents: one for each case, and one notice of it, however often and by however many nodes it is tried. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class IssuedDocuments {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    Cases cases;

    @Inject
    DocumentQueries queries;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Blobs blobs;

    @Inject
    CertificateText text;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts noticeTexts;

    @Inject
    FollowUpText followUps;

    @Inject
    RefusedPartsText refusedParts;

    @Inject
    Corrections corrections;

    @Inject
    CompletedRecords records;

    @Inject
    Audit audit;

    /**
     * @return what the certificate of a case is to say that was completed or corrected; empty if it has been issued already, or
     *     the one that it would replace was revoked
     */
    public Optional<CertificateDraft> draft(Reference reference) {
        Request request = cases.lock(reference);
        if (queries.find(request).isPresent()) {
            return Optional.empty();
        }
        if (!request.isCorrection()) {
            return Optional.of(draft(request, new CertifiedRecord(request, request.answers(), null)));
        }
        Request completed = corrections.corrected(request);
        boolean revoked = queries.newest(completed).orElseThrow().revoked();
        return revoked ? Optional.empty() : Optional.of(draft(request, corrected(completed, request)));
    }

    private CertifiedRecord corrected(Request completed, Request correction) {
        return new CertifiedRecord(completed, records.after(completed, correction), country.day(correction.closedAt()));
    }

    private CertificateDraft draft(Request request, CertifiedRecord certified) {
        ServiceDescriptor service = cases.service(certified.request());
        Person holder = people.get(request.subjectId().orElse(request.applicantId()));
        LocalDate today = country.day(clock.instant());
        var paper = new IssuedDocument.Paper(
                references.next(IssuedDocument.PREFIX),
                VerificationCode.create(RANDOM),
                service.certificate().orElseThrow().title(),
                holder.name(),
                today);
        LocalizedText body = bodies.get(request.bodyId()).name();
        return new CertificateDraft(
                request.reference(), paper, text.letter(certified, service, body, people.number(holder), paper));
    }

    /** Keeps the signed file and tells its holder, unless another was quicker. */
    public void record(CertificateDraft draft, byte[] signed) {
        Request request = cases.lock(draft.request()); // the second waits here, and then finds what the first did
        if (queries.find(request).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        long id = ids.next();
        if (request.isCorrection() && !replaces(request, draft, id, now)) {
            return;
        }
        var file = new IssuedDocument.File(blobs.put(signed), signed.length);
        var document = new IssuedDocument(id, request, draft.paper(), file, now);
        em.persist(document);
        audit.record(
                Actor.system("document"),
                "document.issue",
                document.reference().value(),
                Map.of("request", request.reference().value(), "sha256", file.hash()));
        notices.send(notice(document, request));
    }

    /** @return false if what it would replace was revoked meanwhile: then nothing is issued */
    private boolean replaces(Request correction, CertificateDraft draft, long id, Instant now) {
        IssuedDocument older = queries.newest(corrections.corrected(correction)).orElseThrow();
        em.lock(older, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(older); // as a revocation may have left it
        if (!older.replaceBy(id, now)) {
            return false;
        }
        audit.record(
                Actor.system("document"),
                "document.replace",
                older.reference().value(),
                Map.of("by", draft.paper().reference().value()));
        return true;
    }

    private NoticeDraft notice(IssuedDocument document, Request yielding) {
        String request = document.requestReference().value();
        LocalizedText body = bodies.get(document.bodyId()).name();
        return new NoticeDraft(
                "document:" + request,
                document.holderId(),
                document.bodyId(),
                noticeTexts.text("document.issued.subject", document.title()),
                noticeTexts.paragraphs(Stream.concat(
                                Stream.of(
                                        noticeTexts.text("document.issued.text", document.title(), request, body),
                                        noticeTexts.text(
                                                yielding.isCorrection()
                                                        ? "document.issued.replaces"
                                                        : "document.issued.verify")),
                                Stream.concat(
                                        refusedParts.text(yielding).stream(),
                                        followUps.text(cases.service(yielding)).stream()))
                        .toArray(LocalizedText[]::new)),
                "/my/requests/" + request,
                document.reference());
    }
}
