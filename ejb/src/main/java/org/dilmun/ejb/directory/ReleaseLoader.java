package org.dilmun.ejb.directory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.DatedChanges;
import org.dilmun.ejb.party.Partners;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** At the start of a node: brings the release's bodies and descriptors into the database, unless they are there already. */
@Singleton
@Startup
@DependsOn({"Migrator", "Ids"})
@Interceptors(AgainAfterDeadlock.class)
public class ReleaseLoader {

    @Inject
    Country country;

    @Inject
    Publications publications;

    @Inject
    Bodies register;

    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void load() {
        YamlFile bodyFile = country.files().read("bodies.yaml");
        List<YamlFile> serviceFiles = country.files().readAll("services");
        String judged = Stream.of(
                        "appeal.yaml",
                        "complaint.yaml",
                        "correction.yaml",
                        "places.yaml",
                        Partners.FILE,
                        DatedChanges.FILE)
                .flatMap(name -> country.files().find(name).stream())
                .map(file -> file.content().toString())
                .collect(Collectors.joining());
        String journeys = country.files().readAll(JourneyCatalogue.FOLDER).stream()
                .map(file -> file.content().toString())
                .collect(Collectors.joining());
        String hash = Publications.sha256(bodyFile.content().toString()
                + judged
                + journeys
                + serviceFiles.stream().map(file -> file.content().toString()).collect(Collectors.joining()));
        if (!publications.releaseHash().equals(hash)) {
            List<Bodies.BodyData> bodies = Arrays.asList(bodyFile.as(Bodies.BodyData[].class));
            List<ServiceDescriptor> services = DescriptorReader.readAll(country);
            List<DatedChanges.ChangeData> changes = DatedChanges.of(country);
            register.takeOverPartners(Partners.of(country));
            publications.takeOver(hash, bodies, services);
            register.takeOverChanges(changes);
        }
    }
}
