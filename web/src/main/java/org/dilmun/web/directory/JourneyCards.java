package org.dilmun.web.directory;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.JourneyCatalogue;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Journeys as lists show them, in the language of the page. */
@RequestScoped
public class JourneyCards {

    @Inject
    JourneyCatalogue catalogue;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @param services what it consists of, in order */
    public record JourneyCard(String name, String summary, String url, List<String> services, String bodies) {}

    public List<JourneyCard> all() {
        return catalogue.list().stream().map(this::card).toList();
    }

    /** @return those that belong to that life event */
    public List<JourneyCard> of(String lifeEvent) {
        return catalogue.list().stream()
                .filter(journey -> journey.lifeEvents().contains(lifeEvent))
                .map(this::card)
                .toList();
    }

    /** @return those of which that service is a part */
    public List<JourneyCard> with(String service) {
        return catalogue.list().stream()
                .filter(journey ->
                        journey.parts().stream().anyMatch(part -> part.service().equals(service)))
                .map(this::card)
                .toList();
    }

    private JourneyCard card(JourneyDescriptor journey) {
        List<Service> services = services(journey);
        return new JourneyCard(
                journey.name().in(lang.language()),
                journey.summary().in(lang.language()),
                lang.url("/journeys/" + journey.code()),
                services.stream().map(service -> service.name(lang.getCode())).toList(),
                bodies(services));
    }

    /** @return the services of its parts, in their order */
    List<Service> services(JourneyDescriptor journey) {
        return journey.parts().stream()
                .map(part -> directory.get(part.service()))
                .toList();
    }

    /** @return the bodies that answer for those services, each once */
    String bodies(List<Service> services) {
        return services.stream()
                .map(service -> service.body().name().in(lang.language()))
                .distinct()
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
    }
}
