package org.dilmun.ejb.studio;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.ServiceVersion.Origin;
import org.dilmun.domain.directory.VersionOvertaken;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.ReleaseFiles;
import org.dilmun.ejb.party.Bodies;

/** Puts texts in force, in the transaction of whoever decided it. */
@ApplicationScoped
public class Publisher {

    @Inject
    Publications publications;

    @Inject
    DraftCheck check;

    @Inject
    ReleaseFiles files;

    @Inject
    Bodies bodies;

    @Inject
    BusinessClock clock;

    /** @return what keeps it from being published; while the transaction lasts nothing new gets in the way */
    public Optional<Problem> obstacle(ServiceDraft draft) {
        int inForce = publications.hold(draft.code());
        if (inForce != draft.basedOn()) {
            return Optional.of(new VersionOvertaken(draft.code(), inForce));
        }
        Reading reading = read(draft);
        return reading.whole()
                ? Optional.empty()
                : Optional.of(new DraftHasMistakes(reading.mistakes().size()));
    }

    private Reading read(ServiceDraft draft) {
        return check.read(bodies.get(draft.bodyId()).code(), draft.code(), draft.source());
    }

    /** Publishes a draft that has no obstacle. */
    public ServiceVersion publish(ServiceDraft draft, long by) {
        draft.publish(by, clock.instant());
        return publish(read(draft).descriptor(), draft.source(), draft.basedOn(), by);
    }

    /** A body that publishes what the release has follows the releases again. */
    public ServiceVersion publish(ServiceDescriptor descriptor, String source, int over, long by) {
        String hash = Publications.hash(descriptor);
        boolean released = files.find(descriptor.body(), descriptor.code())
                .filter(file -> file.hash().equals(hash))
                .isPresent();
        return publications.publish(descriptor, source, released ? Origin.RELEASE : Origin.BODY, over, by);
    }
}
