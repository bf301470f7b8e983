package org.dilmun.web.directory;

import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.Districts;
import org.dilmun.ejb.party.Districts.Division;
import org.dilmun.ejb.party.People;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who provides a service where it goes by the address: all of them, and for who is signed in the one of their own address. */
@RequestScoped
public class ServiceProviders {

    @Inject
    Districts districts;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    People people;

    @Inject
    ServiceCards cards;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * Those who provide it.
     *
     * @param all whose address decides, in one sentence
     * @param label what people call their own: "Your municipality"
     * @param own the one that serves where the reader is registered; null if nobody is signed in, or nobody serves it
     */
    public record View(String all, String label, String own) {}

    /** @return null if the body of the service provides it itself */
    public View of(Service service) {
        return division(service).map(division -> view(service, division)).orElse(null);
    }

    private Optional<Division> division(Service service) {
        return Optional.ofNullable(service.descriptor().provider())
                .flatMap(provider -> districts.find(provider.division()));
    }

    private View view(Service service, Division division) {
        String names = service.providers().stream()
                .map(body -> cards.in(body.name()))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
        return new View(
                messages.text(lang.language(), "service.text.providers", names),
                cards.in(division.label()),
                own(division));
    }

    private String own(Division division) {
        return caller.actor().isPerson()
                ? division.bodyOf(people.get(caller.actor().principal()).address())
                        .map(code -> cards.in(directory.inCharge(code).name()))
                        .orElse(null)
                : null;
    }
}
