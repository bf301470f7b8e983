package org.dilmun.web.directory;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;

import org.joda.money.Money;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.JourneyCatalogue;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.directory.JourneyTerms.Range;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What a journey covers: its parts and their bodies, what it costs altogether, how long it takes, what to have at hand. */
@Named
@RequestScoped
public class JourneyPage {

    @Inject
    JourneyCatalogue catalogue;

    @Inject
    JourneyCards cards;

    @Inject
    JourneyTerms terms;

    @Inject
    ServiceCards services;

    @Inject
    ServiceFees fees;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private String code;
    private JourneyDescriptor journey;
    private List<Service> parts;

    /**
     * A part.
     *
     * @param waits for which other services it waits; null if it can begin at once
     */
    public record PartView(
            String service, String url, String body, String time, List<ServiceFees.Row> fees, String waits) {}

    public void load() throws IOException {
        try {
            journey = catalogue.get(code);
            parts = cards.services(journey);
        } catch (NotFound e) {
            var context = FacesContext.getCurrentInstance();
            context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            context.responseComplete();
        }
    }

    public String getName() {
        return journey == null ? "" : journey.name().in(lang.language());
    }

    public String getSummary() {
        return journey == null ? "" : journey.summary().in(lang.language());
    }

    public List<PartView> getParts() {
        return journey.parts().stream().map(this::view).toList();
    }

    private PartView view(JourneyDescriptor.Part part) {
        Service service = directory.get(part.service());
        return new PartView(
                service.name(lang.getCode()),
                lang.url("/services/" + service.code()),
                service.body().name().in(lang.language()),
                services.time(service.descriptor()),
                fees.of(service.descriptor()).rows(),
                part.needs().isEmpty() ? null : waits(part));
    }

    private String waits(JourneyDescriptor.Part part) {
        String names = part.needs().stream()
                .map(id -> journey.part(id).orElseThrow().service())
                .map(needed -> directory.get(needed).name(lang.getCode()))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
        return messages.text(lang.language(), "journey.text.waits", names);
    }

    public String getBodies() {
        return cards.bodies(parts);
    }

    /** What all parts cost at least; null if the fee of one is not stated. */
    public Money getLeast() {
        return terms.fees(parts).map(Range::least).orElse(null);
    }

    /** What they cost at most; null if it is the same for everybody, or the fee of one is not stated. */
    public Money getMost() {
        return terms.fees(parts)
                .filter(range -> !range.least().isEqual(range.most()))
                .map(Range::most)
                .orElse(null);
    }

    /** Null if the time of a part is not stated. */
    public String getTime() {
        return terms.workingDays(journey, parts)
                .map(days -> messages.text(lang.language(), "value.working-days", days))
                .orElse(null);
    }

    /** What to have at hand, each once. */
    public List<String> getDocuments() {
        return parts.stream()
                .flatMap(service -> service.descriptor().documents().stream())
                .map(services::in)
                .distinct()
                .toList();
    }

    /** The strongest sign-in that a part asks for. */
    public String getAssurance() {
        return parts.stream()
                .map(service -> service.descriptor().assurance())
                .max(Comparator.naturalOrder())
                .orElse(Assurance.NONE)
                .code();
    }

    public String getStartUrl() {
        return lang.url("/journeys/" + code + "/apply");
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
