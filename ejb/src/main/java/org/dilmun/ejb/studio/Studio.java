package org.dilmun.ejb.studio;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.PublishedSource;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.ReleaseFiles;
import org.dilmun.ejb.directory.ReleaseFiles.Released;
import org.dilmun.ejb.directory.VersionSources;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What the studio shows: services, their versions as texts, and drafts with their mistakes. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Studio {

    @Inject
    Publications publications;

    @Inject
    VersionSources sources;

    @Inject
    ReleaseFiles files;

    @Inject
    Descriptors descriptors;

    @Inject
    DraftStore drafts;

    @Inject
    DraftCheck check;

    @Inject
    Bodies bodies;

    @Inject
    Access access;

    @Inject
    Caller caller;

    /** @return drafts that have not ended, of the bodies whose drafts the caller sees */
    public List<ServiceDraft> listDrafts() {
        access.requireAnywhere(Permission.SEE_DRAFTS, null);
        Set<Long> seen = caller.actor().bodiesWith(Permission.SEE_DRAFTS);
        return drafts.listOpen().stream()
                .filter(draft -> seen.contains(draft.bodyId()))
                .toList();
    }

    /** @throws NotFound if there is no such service, and no draft of one */
    public StudioService get(String code) {
        List<ServiceVersion> versions = publications.versions(code);
        Optional<ServiceDraft> draft = drafts.find(code);
        GovernmentBody body = draft.map(open -> bodies.get(open.bodyId()))
                .or(() -> versions.stream()
                        .findFirst()
                        .map(version -> bodies.inCharge(descriptors.of(version).body(), code)))
                .orElseThrow(() -> new NotFound("service", code));
        access.require(Permission.SEE_DRAFTS, body.id(), code);
        return new StudioService(body, code, versions, draft);
    }

    /** @throws NotFound if the service has no such version */
    public String source(String code, int number) {
        return get(code).versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(sources::of)
                .orElseThrow(() -> new NotFound("service-version", number));
    }

    /** @return party who let that version be published; empty if it came with a release */
    public Optional<Long> publishedBy(ServiceVersion version) {
        return publications.source(version).map(PublishedSource::publishedBy);
    }

    /** @return the text as the start and the command would read it, whoever it is from */
    public Reading read(StudioService service, String source) {
        return check.read(service.body().code(), service.code(), source);
    }

    /**
     * @return the file of the release that runs, if it says something that was never published here: it waits in the studio
     *     for the body to take it over
     */
    public Optional<Released> proposal(StudioService service) {
        if (service.versions().isEmpty()) {
            return Optional.empty();
        }
        return files.find(service.body().code(), service.code()).filter(file -> service.versions().stream()
                .noneMatch(version -> file.hash().equals(Publications.hash(descriptors.of(version)))));
    }
}
