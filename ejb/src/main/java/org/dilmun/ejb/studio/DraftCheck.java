package org.dilmun.ejb.studio;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.directory.JourneyCatalogue;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.ReleaseFiles;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.party.Bodies.BodyData;
import org.dilmun.ejb.request.Handlers;
import org.dilmun.ejb.request.ServiceHandler;

/** Reads what somebody writes in the studio as the start reads the files of a release. */
@ApplicationScoped
public class DraftCheck {

    @Inject
    Country country;

    @Inject
    Publications publications;

    @Inject
    Handlers handlers;

    @Inject
    JourneyCatalogue journeys;

    private DescriptorReader reader;

    @PostConstruct
    void load() {
        Set<String> bodies = Stream.of(country.files().read("bodies.yaml").as(BodyData[].class))
                .map(BodyData::code)
                .collect(Collectors.toSet());
        reader = new DescriptorReader(bodies, Terms.of(country));
    }

    /**
     * @param body code of the body whose service it is
     * @param code of the service
     */
    public Reading read(String body, String code, String source) {
        var needed =
                new TreeSet<>(handlers.find(code).map(ServiceHandler::fields).orElse(Set.of()));
        needed.addAll(journeys.fields(code));
        Set<String> kept = handlers.find(code).map(ServiceHandler::kept).orElse(Set.of());
        return reader.read(ReleaseFiles.name(body, code), source, publications.codes(), needed, kept);
    }
}
