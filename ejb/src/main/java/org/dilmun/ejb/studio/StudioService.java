package org.dilmun.ejb.studio;

import java.util.List;
import java.util.Optional;

import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.studio.ServiceDraft;

/**
 * A service as those see it who write and publish it.
 *
 * @param versions the one in force first; empty if it is new
 * @param draft the one that has not ended
 */
public record StudioService(
        GovernmentBody body, String code, List<ServiceVersion> versions, Optional<ServiceDraft> draft) {

    public Optional<ServiceVersion> inForce() {
        return versions.stream().findFirst();
    }

    /** @return number of the version in force; 0 if it is new */
    public int number() {
        return inForce().map(ServiceVersion::number).orElse(0);
    }

    /** Whether another version has been published than the one that the draft changes. */
    public boolean overtaken() {
        return draft.filter(open -> open.basedOn() != number()).isPresent();
    }
}
