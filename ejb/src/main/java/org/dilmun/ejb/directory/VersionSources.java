package org.dilmun.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.PublishedSource;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;

/** Every version of a service as a text that can be read, compared and changed. */
@ApplicationScoped
public class VersionSources {

    @Inject
    Publications publications;

    @Inject
    ReleaseFiles files;

    @Inject
    Descriptors descriptors;

    /**
     * @return as the body published it, or as the file of this release has it; what came with an earlier release is written
     *     anew, without the comments that its file had
     */
    public String of(ServiceVersion version) {
        ServiceDescriptor descriptor = descriptors.of(version);
        return publications
                .source(version)
                .map(PublishedSource::source)
                .or(() -> files.find(descriptor.body(), version.code())
                        .filter(file -> file.hash().equals(Publications.hash(descriptor)))
                        .map(ReleaseFiles.Released::source))
                .orElseGet(() -> DescriptorText.of(descriptor));
    }
}
