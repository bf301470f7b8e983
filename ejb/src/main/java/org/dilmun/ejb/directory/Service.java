package org.dilmun.ejb.directory;

import java.time.Instant;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.party.GovernmentBody;

/** A service in force: its descriptor, the body that provides it, and which version that is. */
public record Service(
        ServiceDescriptor descriptor, GovernmentBody body, long versionId, int version, Instant publishedAt) {

    public String code() {
        return descriptor.code();
    }

    public String name(String language) {
        return descriptor.name().in(language);
    }
}
