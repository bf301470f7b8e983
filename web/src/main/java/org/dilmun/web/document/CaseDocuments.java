package org.dilmun.web.document;

import java.time.LocalDate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
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
    Lang lang;

    /**
     * A document on the page of its case.
     *
     * @param url of the file; null while it is being prepared, and with it what follows
     */
    public record CaseDocument(
            String title, String url, String verifyUrl, String code, LocalDate issuedOn, boolean revoked) {}

    /** @return null if the case yields none, or not yet */
    public CaseDocument of(Request request) {
        return queries.find(request).map(this::view).orElseGet(() -> expected(request));
    }

    private CaseDocument view(IssuedDocument document) {
        return new CaseDocument(
                document.title().in(lang.language()),
                DocumentServlet.address(document),
                lang.url("/verify/" + document.code()),
                document.code().value(),
                document.issuedOn(),
                document.revoked());
    }

    private CaseDocument expected(Request request) {
        return request.status() == RequestStatus.COMPLETED
                ? cases.service(request)
                        .certificate()
                        .map(certificate -> new CaseDocument(
                                certificate.title().in(lang.language()), null, null, null, null, false))
                        .orElse(null)
                : null;
    }
}
