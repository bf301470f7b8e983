package org.dilmun.ejb.studio;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.VersionOvertaken;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.directory.VersionSources;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.StandIns;

/** What those do who publish: approve what others have written, now or for later, return it, take a version back. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Approvals {

    static final String PUBLISH = "studio.publish";

    @Inject
    DraftStore store;

    @Inject
    Publisher publisher;

    @Inject
    Studio studio;

    @Inject
    VersionSources sources;

    @Inject
    StandIns standIns;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    BusinessClock clock;

    /** Publishes it at once. @throws org.dilmun.domain.kernel.NotFound if it is no longer open: somebody else was faster */
    public void publish(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor approver = approver(draft);
        requireNoObstacle(draft);
        ServiceVersion version = publisher.publish(draft, approver.id());
        audit.record(PUBLISH, code, details(version));
    }

    /**
     * Has it published when that time of the business has come.
     *
     * @throws org.dilmun.domain.studio.PublicationTimeWrong if it is not to come
     */
    public void publishAt(String code, int shownVersion, Instant at) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor approver = approver(draft);
        requireNoObstacle(draft);
        draft.approve(at, approver.id(), clock.instant());
        audit.record("studio.approve", code, Map.of("publishAt", at.toString()));
    }

    private void requireNoObstacle(ServiceDraft draft) {
        publisher.obstacle(draft).ifPresent(obstacle -> {
            throw obstacle;
        });
    }

    /** Gives it back to its owners, who read why. */
    public void giveBack(String code, int shownVersion, String reason) {
        ServiceDraft draft = store.locked(code, shownVersion);
        draft.giveBack(reason, approver(draft).id(), clock.instant());
        audit.record("studio.return", code, Map.of());
    }

    /** The rule of the two persons: who wrote in it does not judge it. */
    private Actor approver(ServiceDraft draft) {
        return access.requireOther(Permission.PUBLISH_SERVICE, draft.bodyId(), makers(draft), draft.code());
    }

    /** @return party ids of those who wrote in it, and of who stands in for one of them today: they do not judge it */
    public Set<Long> makers(ServiceDraft draft) {
        return standIns.withStandIns(draft.bodyId(), draft.writers());
    }

    /**
     * Puts an older version in force again, as a version of its own: it was approved in its time.
     *
     * @param shown number of the version in force that was shown
     * @param number of the older one
     * @throws VersionOvertaken if another version is in force by now
     * @throws DraftHasMistakes if the platform would no longer accept that version
     */
    public void takeBack(String code, int shown, int number) {
        StudioService service = studio.get(code);
        Actor publisherOfBody =
                access.require(Permission.PUBLISH_SERVICE, service.body().id(), code);
        if (service.number() != shown) {
            throw new VersionOvertaken(code, service.number());
        }
        ServiceVersion older = service.versions().stream()
                .filter(version -> version.number() == number && number < shown)
                .findFirst()
                .orElseThrow(() -> new NotFound("service-version", number));
        String source = sources.of(older);
        Reading reading = studio.read(service, source);
        if (!reading.whole()) {
            throw new DraftHasMistakes(reading.mistakes().size());
        }
        ServiceVersion version = publisher.publish(reading.descriptor(), source, shown, publisherOfBody.id());
        audit.record(
                "studio.take-back",
                code,
                Map.of("as", Integer.toString(number), "version", Integer.toString(version.number())));
    }

    static Map<String, String> details(ServiceVersion version) {
        return Map.of("version", Integer.toString(version.number()), "hash", version.hash());
    }
}
