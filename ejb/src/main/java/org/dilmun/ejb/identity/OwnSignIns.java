package org.dilmun.ejb.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.FailedSignIn;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.RecordedSignIn;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Where a person is signed in and has been, for that person alone, who ends what is not theirs. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OwnSignIns {

    /** Past ones that are shown. */
    private static final int SHOWN = 20;

    private static final int HANDLE = 16;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Accounts accounts;

    @Inject
    Devices devices;

    @Inject
    RealClock clock;

    @Inject
    Audit audit;

    /**
     * A session that is open.
     *
     * @param handle names it among the person's own
     * @param here whether it is the one that asks
     * @param device null: from before sign-ins were written down; so is the address
     * @param seen when it was last used, to the minute
     */
    public record Open(
            String handle, boolean here, LocalizedText device, String address, Instant since, Instant seen) {}

    /** A sign-in of the last 90 days. */
    public record Past(LocalizedText device, String address, Instant at) {}

    /** A sign-in of the last 90 days that was refused. */
    public record Failed(LocalizedText device, String address, FailedSignIn.Step step, Instant at) {}

    /** @return the one that asks first, then the one that was used last */
    public List<Open> open(String token) {
        List<LoginSession> sessions = sessions();
        if (sessions.isEmpty()) {
            return List.of();
        }
        Map<String, RecordedSignIn> records = em.createQuery(
                        "select s from RecordedSignIn s where s.sessionHash in :sessions", RecordedSignIn.class)
                .setParameter(
                        "sessions",
                        sessions.stream().map(LoginSession::tokenHash).toList())
                .getResultStream()
                .collect(Collectors.toMap(RecordedSignIn::sessionHash, Function.identity()));
        String here = Tokens.hash(token);
        return sessions.stream()
                .map(session -> shown(session, here, Optional.ofNullable(records.get(session.tokenHash()))))
                .sorted((one, other) -> one.here() != other.here()
                        ? Boolean.compare(other.here(), one.here())
                        : other.seen().compareTo(one.seen()))
                .toList();
    }

    private Open shown(LoginSession session, String here, Optional<RecordedSignIn> record) {
        return new Open(
                handle(session),
                session.tokenHash().equals(here),
                record.map(found -> devices.named(found.device())).orElse(null),
                record.map(RecordedSignIn::address).orElse(null),
                session.createdAt(),
                session.seenAt());
    }

    /** Of a hash; enough to tell a person's own from each other, and nothing that opens anything. */
    private static String handle(LoginSession session) {
        return session.tokenHash().substring(0, HANDLE);
    }

    private List<LoginSession> sessions() {
        Instant now = clock.instant();
        return em.createQuery("select s from LoginSession s where s.partyId = :person", LoginSession.class)
                .setParameter("person", access.requirePerson().id())
                .getResultStream()
                .filter(session -> session.aliveAt(now))
                .toList();
    }

    /** @return the last twenty, the newest first */
    public List<Past> last() {
        return em.createQuery(
                        "select s from RecordedSignIn s where s.accountId in"
                                + " (select a.id from Account a where a.partyId = :person) order by s.signedInAt desc, s.id desc",
                        RecordedSignIn.class)
                .setParameter("person", access.requirePerson().id())
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(record -> new Past(devices.named(record.device()), record.address(), record.signedInAt()))
                .toList();
    }

    /** @return the last twenty that were refused, the newest first */
    public List<Failed> failed() {
        return em.createQuery(
                        "select f from FailedSignIn f where f.accountId in"
                                + " (select a.id from Account a where a.partyId = :person) order by f.failedAt desc, f.id desc",
                        FailedSignIn.class)
                .setParameter("person", access.requirePerson().id())
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(failed ->
                        new Failed(devices.named(failed.device()), failed.address(), failed.step(), failed.failedAt()))
                .toList();
    }

    /** Ends one of the caller's sessions; nothing happens if there is none of that handle. */
    public void end(String handle) {
        end(session -> handle(session).equals(handle));
    }

    /** Ends all sessions of the caller but the one that asks. */
    public void endOthers(String token) {
        String here = Tokens.hash(token);
        end(session -> !session.tokenHash().equals(here));
    }

    private void end(Predicate<LoginSession> which) {
        List<LoginSession> ended = sessions().stream().filter(which).toList();
        ended.forEach(accounts::end);
        if (!ended.isEmpty()) {
            audit.record("sign-in.end", "eKey", Map.of("sessions", Integer.toString(ended.size())));
        }
    }
}
