package org.dilmun.ejb.studio;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.VersionOvertaken;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.ReleaseFiles;
import org.dilmun.ejb.directory.VersionSources;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What the owners of a body's services do: begin a draft, write in it, send it for approval, give it up. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ServiceDrafts {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,58}[a-z0-9]");

    @Inject
    DraftStore store;

    @Inject
    DraftCheck check;

    @Inject
    Publications publications;

    @Inject
    VersionSources sources;

    @Inject
    ReleaseFiles files;

    @Inject
    Descriptors descriptors;

    @Inject
    Bodies bodies;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    BusinessClock clock;

    @Inject
    Ids ids;

    /** Begins to change the version in force; does nothing if somebody has begun already: a service has one draft. */
    public void begin(String code) {
        publications.hold(code);
        ServiceVersion inForce = publications.find(code).orElseThrow(() -> new NotFound("service", code));
        String stated = descriptors.of(inForce).body();
        GovernmentBody body = bodies.inCharge(stated, code);
        Actor owner = access.require(Permission.WRITE_DRAFT, body.id(), code);
        if (store.find(code).isEmpty()) {
            add(body, code, inForce.number(), ofBody(sources.of(inForce), stated, body), owner);
        }
    }

    /** The text as the body states it that has taken the service over. */
    private static String ofBody(String source, String stated, GovernmentBody body) {
        return body.code().equals(stated)
                ? source
                : source.replaceFirst("(?m)^body: *" + Pattern.quote(stated) + " *$", "body: " + body.code());
    }

    /**
     * Begins a service that there is not yet.
     *
     * @param bodyCode of the body that is going to provide it
     * @throws ServiceCodeWrong if no service can have that code
     * @throws ServiceCodeTaken if one has it
     */
    public void beginNew(String bodyCode, String code) {
        GovernmentBody body = bodies.get(bodyCode);
        Actor owner = access.require(Permission.WRITE_DRAFT, body.id(), code);
        if (!CODE.matcher(code).matches()) {
            throw new ServiceCodeWrong();
        }
        if (publications.hold(code) > 0 || store.find(code).isPresent()) {
            throw new ServiceCodeTaken(code);
        }
        add(body, code, 0, Skeleton.of(bodyCode, code), owner);
    }

    private void add(GovernmentBody body, String code, int basedOn, String source, Actor owner) {
        store.add(new ServiceDraft(ids.next(), body.id(), code, basedOn, source, owner.id(), clock.instant()));
        audit.record("studio.begin", code, Map.of("basedOn", Integer.toString(basedOn)));
    }

    /**
     * Keeps what an owner has written, mistakes and all.
     *
     * @return the version of the draft that it is now
     * @throws org.dilmun.domain.studio.DraftChanged if it has been changed since it was shown; nothing is kept then
     */
    public int save(String code, int shownVersion, String source) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor owner = owner(draft);
        if (source.equals(draft.source())) {
            return shownVersion;
        }
        draft.write(source, owner.id(), clock.instant());
        audit.record("studio.save", code, Map.of("sha256", Publications.sha256(source)));
        return store.written(draft);
    }

    /** Replaces the text of the draft by that of the release, for the owner to look at. */
    public void takeReleased(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor owner = owner(draft);
        var released = files.find(bodies.get(draft.bodyId()).code(), code)
                .orElseThrow(() -> new NotFound("released-service", code));
        draft.write(released.source(), owner.id(), clock.instant());
        audit.record("studio.take-released", code, Map.of("sha256", Publications.sha256(released.source())));
    }

    /** Goes on from the version in force, which was published after the draft was begun. */
    public void goOnFromInForce(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor owner = owner(draft);
        int number = publications.hold(code);
        draft.goOnFrom(number, owner.id(), clock.instant());
        audit.record("studio.go-on", code, Map.of("basedOn", Integer.toString(number)));
    }

    /**
     * Sends it for approval.
     *
     * @throws DraftHasMistakes if it has any
     * @throws DraftUnchanged if it says what is in force anyway
     * @throws VersionOvertaken if another version is in force than the one that it changes
     */
    public void submit(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        Actor owner = owner(draft);
        var reading = check.read(bodies.get(draft.bodyId()).code(), code, draft.source());
        if (!reading.whole()) {
            throw new DraftHasMistakes(reading.mistakes().size());
        }
        Optional<ServiceVersion> inForce = publications.find(code);
        int number = inForce.map(ServiceVersion::number).orElse(0);
        if (draft.basedOn() != number) {
            throw new VersionOvertaken(code, number);
        }
        String hash = Publications.hash(reading.descriptor());
        if (inForce.filter(version -> hash.equals(Publications.hash(descriptors.of(version))))
                .isPresent()) {
            throw new DraftUnchanged();
        }
        draft.submit(owner.id(), clock.instant());
        audit.record("studio.submit", code, Map.of("hash", hash));
    }

    /** Goes on writing what has been sent, or even approved for later. */
    public void reopen(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        draft.reopen(owner(draft).id(), clock.instant());
        audit.record("studio.reopen", code, Map.of());
    }

    /** Gives the draft up. */
    public void discard(String code, int shownVersion) {
        ServiceDraft draft = store.locked(code, shownVersion);
        draft.discard(owner(draft).id(), clock.instant());
        audit.record("studio.discard", code, Map.of());
    }

    private Actor owner(ServiceDraft draft) {
        return access.require(Permission.WRITE_DRAFT, draft.bodyId(), draft.code());
    }
}
