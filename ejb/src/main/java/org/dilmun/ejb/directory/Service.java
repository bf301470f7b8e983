package org.dilmun.ejb.directory;

import java.time.Instant;
import java.util.List;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.party.GovernmentBody;

/**
 * A service in force: its descriptor and which version that is.
 *
 * @param body the one that answers for it
 * @param providers those of whom each provides it for a part of the country; otherwise the body alone
 */
public record Service(
        ServiceDescriptor descriptor,
        GovernmentBody body,
        long versionId,
        int version,
        Instant publishedAt,
        List<GovernmentBody> providers) {

    /** A service that its body provides itself. */
    public Service(
            ServiceDescriptor descriptor, GovernmentBody body, long versionId, int version, Instant publishedAt) {
        this(descriptor, body, versionId, version, publishedAt, List.of(body));
    }

    public String code() {
        return descriptor.code();
    }

    public String name(String language) {
        return descriptor.name().in(language);
    }
}
