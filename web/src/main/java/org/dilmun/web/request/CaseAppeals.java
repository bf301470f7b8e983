package org.dilmun.web.request;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.web.site.Lang;

/** A refused case and the appeals against it, as each is shown on the page of the other. */
@RequestScoped
public class CaseAppeals {

    @Inject
    Appeals appeals;

    @Inject
    RequestStates states;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /**
     * The other case.
     *
     * @param submittedOn day of its submission
     * @param reason what was said with the decision; null if nothing, or there is none yet
     */
    public record LinkedCase(
            String url, String reference, String kind, String status, LocalDate submittedOn, String reason) {}

    /**
     * What a case has to do with appeals.
     *
     * @param appeal whether it is one
     * @param linked the case that it appeals against, or the appeals against it, the oldest first
     * @param until the last day for an appeal; null if none is taken
     */
    public record AppealsView(boolean appeal, List<LinkedCase> linked, LocalDate until) {}

    /** @param pages where cases are shown: {@code /my/requests/} or {@code /office/cases/} */
    public AppealsView of(Request request, String pages) {
        return of(appeals.of(request), pages);
    }

    /** As {@link #of(Request, String)}, of what is known already. */
    public AppealsView of(Appeals.Standing standing, String pages) {
        boolean appeal = standing.refused() != null;
        List<Request> others = appeal ? List.of(standing.refused()) : standing.appeals();
        return new AppealsView(
                appeal, others.stream().map(other -> linked(other, pages)).toList(), standing.until());
    }

    /** A case as it is shown on the page of another. */
    public LinkedCase linked(Request request, String pages) {
        return new LinkedCase(
                lang.url(pages + request.reference()),
                request.reference().value(),
                states.kind(request),
                states.label(request),
                country.day(request.submittedAt()),
                reason(request));
    }

    /** Of a refused case that is open again it is still what the refusal said. */
    private String reason(Request request) {
        return request.history().stream()
                .filter(entry -> entry.to().closed() && entry.reason().given())
                .reduce((earlier, later) -> later)
                .map(HistoryEntry::reason)
                .map(reason -> reason.in(lang.language()))
                .orElse(null);
    }
}
