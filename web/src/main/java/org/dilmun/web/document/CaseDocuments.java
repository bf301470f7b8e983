package org.dilmun.web.document;

import java.time.LocalDate;
import java.time.ZonedDateTime;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;

/** What a case has yielded, as its pages show it. */
@RequestScoped
public class CaseDocuments {

    @Inject
    DocumentQueries queries;

    @Inject
    Cases cases;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /**
     * A document on the page of its case.
     *
     * @param reference null while it is being prepared, and with it what follows but the title
     * @param url of the file
     * @param revoked null unless it is
     * @param replacedAt when another one took its place; null unless one did
     */
    public record CaseDocument(
            String reference,
            String title,
            String url,
            String verifyUrl,
            String code,
            LocalDate issuedOn,
            Revocation revoked,
            ZonedDateTime replacedAt) {}

    /** Since when a document does not count any more, and why. */
    public record Revocation(ZonedDateTime at, String reason) {}

    /** @return null if the case yields none, or not yet */
    public CaseDocument of(Request request) {
        return queries.find(request).map(this::view).orElseGet(() -> expected(request));
    }

    private CaseDocument view(IssuedDocument document) {
        return new CaseDocument(
                document.reference().value(),
                document.title().in(lang.language()),
                DocumentServlet.address(document),
                lang.url("/verify/" + document.code()),
                document.code().value(),
                document.issuedOn(),
                document.revoked() ? revocation(document) : null,
                document.replaced() ? document.replacedAt().atZone(country.zone()) : null);
    }

    public Revocation revocation(IssuedDocument document) {
        return new Revocation(
                document.revokedAt().atZone(country.zone()),
                document.revocationReason().in(lang.language()));
    }

    private CaseDocument expected(Request request) {
        return request.status() == RequestStatus.COMPLETED
                ? cases.service(request)
                        .certificate()
                        .map(certificate -> new CaseDocument(
                                null, certificate.title().in(lang.language()), null, null, null, null, null, null))
                        .orElse(null)
                : null;
    }
}
