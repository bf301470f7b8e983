package org.dilmun.ejb.document;

import java.util.HashMap;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.Outcome.Certificate;
import org.dilmun.domain.directory.SavedReason;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.document.AlreadyRevoked;
import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.RevocationReasonMissing;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.SavedReasonUnknown;

/** Takes documents back for good, by the body that issued them, and tells their holders why. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Revocations {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    DocumentQueries queries;

    @Inject
    Bodies bodies;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    /** What a supervisor gives as the reason: a saved text, words in every language of the country, or both. */
    public record Given(String savedReason, Map<String, String> wordsByTag) {}

    /**
     * Revokes the document. The second of two who do so at once waits for the first.
     *
     * @throws AlreadyRevoked if that has been done
     * @throws org.dilmun.ejb.access.OwnCase if it is about the caller, or the caller applied for it
     * @throws org.dilmun.ejb.access.FamilyCase if one of those is family of the caller
     * @throws RevocationReasonMissing if the holder would not read why in every language
     * @throws SavedReasonUnknown if the service has no such text
     */
    public void revoke(Reference reference, Given given) {
        IssuedDocument document =
                em.find(IssuedDocument.class, queries.get(reference).id(), LockModeType.PESSIMISTIC_WRITE);
        em.refresh(document); // as the one who was first has left it
        Actor official = access.require(Permission.REVOKE_DOCUMENT, document.bodyId(), reference.value());
        access.requireUninvolved(official, queries.concerned(document), reference.value());
        document.revoke(official, reason(document, given), clock.instant());
        audit.record(
                "document.revoke",
                reference.value(),
                Map.of("request", document.requestReference().value()));
        notices.send(notice(document));
    }

    /** @return what the holder is going to read; refused as {@link #revoke} refuses it */
    public LocalizedText reason(IssuedDocument document, Given given) {
        boolean saved = given.savedReason() != null && !given.savedReason().isBlank();
        LocalizedText text = saved
                ? certificate(document)
                        .revocation(given.savedReason())
                        .map(SavedReason::text)
                        .orElseThrow(SavedReasonUnknown::new)
                : null;
        var reason = new HashMap<String, String>();
        boolean worded = given.wordsByTag().values().stream()
                .anyMatch(words -> !TypedText.lines(words).isEmpty());
        for (var language : country.languages()) {
            String words = TypedText.lines(given.wordsByTag().getOrDefault(language.tag(), ""));
            boolean missing = words.isEmpty() && (worded || !saved);
            String whole = saved ? (text.in(language) + "\n" + words).strip() : words;
            if (missing || whole.length() > IssuedDocument.REASON_LENGTH) {
                throw new RevocationReasonMissing(IssuedDocument.REASON_LENGTH);
            }
            reason.put(language.tag(), whole);
        }
        return new LocalizedText(reason);
    }

    /** @return by the version of the service that issued the document */
    public Certificate certificate(IssuedDocument document) {
        return em.find(ServiceVersion.class, document.versionId())
                .descriptor()
                .certificate()
                .orElseThrow(() -> new NotFound("document", document.reference()));
    }

    private NoticeDraft notice(IssuedDocument document) {
        LocalizedText body = bodies.get(document.bodyId()).name();
        return new NoticeDraft(
                "document-revoked:" + document.reference(),
                document.holderId(),
                document.bodyId(),
                texts.text("document.revoked.subject", document.title()),
                texts.paragraphs(
                        texts.text(
                                "document.revoked.text",
                                document.title(),
                                document.requestReference(),
                                body,
                                country.day(document.revokedAt())),
                        texts.text("request.quote", document.revocationReason()),
                        texts.text("document.revoked.next", body)),
                "/my/requests/" + document.requestReference(),
                null);
    }
}
