package org.dilmun.web.office;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.web.site.Lang;

/** The journey that a case is part of, for the officials of its body: of the other parts they read that they exist, and no more. */
@RequestScoped
public class CaseJourney {

    @Inject
    JourneyQueries queries;

    @Inject
    Directory directory;

    @Inject
    Lang lang;

    /** @param parts in their order */
    public record View(String name, List<Part> parts) {}

    /**
     * A part.
     *
     * @param own whether it is the case that is shown
     * @param needed whether the case that is shown needs it
     */
    public record Part(String service, String body, boolean own, boolean needed) {}

    /** @return null if it was applied for alone */
    public View of(Request request) {
        return queries.descriptor(request)
                .map(journey -> view(journey, request))
                .orElse(null);
    }

    private View view(JourneyDescriptor journey, Request request) {
        List<String> needs = journey.part(request.journeyPart()).orElseThrow().needs();
        return new View(
                journey.name().in(lang.language()),
                journey.parts().stream()
                        .map(part -> part(part, request, needs.contains(part.id())))
                        .toList());
    }

    private Part part(JourneyDescriptor.Part part, Request request, boolean needed) {
        Service service = directory.get(part.service());
        return new Part(
                service.name(lang.getCode()),
                service.body().name().in(lang.language()),
                part.id().equals(request.journeyPart()),
                needed);
    }
}
