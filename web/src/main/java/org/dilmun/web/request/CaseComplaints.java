package org.dilmun.web.request;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.web.site.Lang;

/** A complaint and the case whose treatment it is about, as each is shown on the page of the other. */
@RequestScoped
public class CaseComplaints {

    @Inject
    Complaints complaints;

    @Inject
    RequestStates states;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** The other case. */
    public record LinkedCase(String url, String reference, String kind, String status, LocalDate submittedOn) {}

    /** The complaints about the treatment of that case, the oldest first: for its applicant, and not for who treats it. */
    public List<LinkedCase> about(Request request, String pages) {
        return request.isApplication()
                ? complaints.about(request).stream()
                        .map(complaint -> view(complaint, pages))
                        .toList()
                : List.of();
    }

    /** The case whose treatment that complaint is about; empty if it is none, or about the service. */
    public List<LinkedCase> treated(Request complaint, String pages) {
        return complaints.treated(complaint).stream()
                .map(treated -> view(treated, pages))
                .toList();
    }

    private LinkedCase view(Request request, String pages) {
        return new LinkedCase(
                lang.url(pages + request.reference()),
                request.reference().value(),
                states.kind(request),
                states.label(request),
                country.day(request.submittedAt()));
    }
}
