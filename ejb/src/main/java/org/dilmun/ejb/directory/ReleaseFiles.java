package org.dilmun.ejb.directory;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;

/** The files of services that came with the release that runs, for whoever compares what a body published with them. */
@ApplicationScoped
public class ReleaseFiles {

    @Inject
    Country country;

    /**
     * A file.
     *
     * @param source as it is written
     * @param hash of what it says
     */
    public record Released(String source, String hash) {}

    /** @return the name of that service's file in the folder of the country */
    public static String name(String body, String code) {
        return "services/" + body + "/" + code + ".yaml";
    }

    /** @return empty if the release has no such service, or somebody has broken its file since the start */
    public Optional<Released> find(String body, String code) {
        try {
            return country.files()
                    .find(name(body, code))
                    .map(file -> new Released(file.text(), Publications.hash(file.as(ServiceDescriptor.class))));
        } catch (BrokenCountryData broken) {
            return Optional.empty();
        }
    }
}
