package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.country.Country;

/** The journeys that the country offers, each of them a file. The start has checked them. */
@ApplicationScoped
public class JourneyCatalogue {

    /** In the folder of the country. */
    static final String FOLDER = "journeys";

    @Inject
    Country country;

    private List<JourneyDescriptor> all;

    @PostConstruct
    void load() {
        read(country);
    }

    void read(Country data) {
        all = data.files().readAll(FOLDER).stream()
                .map(file -> file.as(JourneyDescriptor.class))
                .toList();
    }

    /** @return in the order of the names of their files */
    public List<JourneyDescriptor> list() {
        return all;
    }

    /** @throws NotFound if there is none */
    public JourneyDescriptor get(String code) {
        return all.stream()
                .filter(journey -> journey.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("journey", code));
    }

    /** @return the fields of that service which journeys fill in or read: no version of it is published without them */
    public Set<String> fields(String service) {
        var fields = new TreeSet<String>();
        for (JourneyDescriptor journey : all) {
            journey.parts().stream()
                    .filter(part -> part.service().equals(service))
                    .forEach(part -> {
                        fields.addAll(part.answers().keySet());
                        journey.parts()
                                .forEach(other ->
                                        fields.addAll(other.takenFrom(part.id()).values()));
                    });
        }
        return fields;
    }
}
