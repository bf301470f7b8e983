package org.dilmun.ejb.succession;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.party.BodyChangeIncomplete;
import org.dilmun.domain.party.BodyEnded;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What is to become of bodies: proposed by who keeps the platform, approved by a supervisor of the body that changes, and carried out by
 * {@link CarryOutBodyChanges} when the day begins.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BodyChanges {

    private static final int SHOWN = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Bodies bodies;

    @Inject
    Directory directory;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    /**
     * Proposes a change.
     *
     * @param into code of the body that takes over; null: the kind asks for none, or nobody has chosen
     * @param transfers of a split: codes of the bodies that take over services, by the codes of these
     * @throws org.dilmun.domain.party.BodyChangeDayWrong if the day is missing, not after today, or too far ahead
     * @throws BodyChangeIncomplete if something is missing, or names a body or a service that it cannot be
     * @throws BodyEnded if the body has ended or may already have to, or one that is to take over
     */
    public BodyChange propose(
            BodyChange.Kind kind,
            String body,
            LocalDate from,
            LocalizedText name,
            String parent,
            String into,
            Map<String, String> transfers) {
        Actor proposer = access.requireAnywhere(Permission.CHANGE_BODY, body);
        GovernmentBody changed = government(body);
        Long successor = into == null ? null : government(into).id();
        Map<String, Long> receivers = receivers(kind, changed, transfers);
        lock(changed, successor, receivers);
        if (kind.ends()) {
            requireStanding(changed.id());
            Stream.concat(Stream.ofNullable(successor), receivers.values().stream())
                    .distinct()
                    .forEach(this::requireStanding);
        } else if (changed.isEnded()) {
            throw new BodyEnded();
        }
        if (kind == BodyChange.Kind.MOVE) {
            requireAbove(changed, parent);
        }
        var plan = new BodyChange.Plan(kind, changed.id(), from, name, parent, successor, receivers);
        var change = new BodyChange(ids.next(), plan, country.day(clock.instant()), proposer.id(), clock.instant());
        em.persist(change);
        audit.record("body.propose", body, Map.of("kind", kind.code(), "from", from.toString()));
        return change;
    }

    private GovernmentBody government(String code) {
        GovernmentBody body = bodies.get(code);
        if (body.isPartner()) {
            throw new NotFound("body", code);
        }
        return body;
    }

    private Map<String, Long> receivers(BodyChange.Kind kind, GovernmentBody changed, Map<String, String> transfers) {
        if (kind != BodyChange.Kind.SPLIT) {
            return Map.of();
        }
        Set<String> provided =
                services(changed.code()).stream().map(Service::code).collect(Collectors.toSet());
        if (!provided.containsAll(transfers.keySet())) {
            throw new BodyChangeIncomplete();
        }
        return transfers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> government(entry.getValue()).id()));
    }

    /** Of two proposals about the same bodies the second sees the first. */
    private void lock(GovernmentBody changed, Long successor, Map<String, Long> receivers) {
        Stream.of(Stream.of(changed.id()), Stream.ofNullable(successor), receivers.values().stream())
                .flatMap(some -> some)
                .distinct()
                .sorted()
                .forEach(id -> em.lock(bodies.get(id), LockModeType.PESSIMISTIC_WRITE));
    }

    private void requireStanding(long body) {
        boolean ending = bodies.get(body).isEnded()
                || em.createQuery("select c from BodyChange c where c.bodyId = :body", BodyChange.class)
                        .setParameter("body", body)
                        .getResultStream()
                        .anyMatch(BodyChange::standsForAnEnd);
        if (ending) {
            throw new BodyEnded();
        }
    }

    /** Nothing belongs to itself, not even by way of others. */
    private void requireAbove(GovernmentBody changed, String parent) {
        if (parent == null) {
            throw new BodyChangeIncomplete();
        }
        for (String above = parent; above != null; above = government(above).parent()) {
            if (above.equals(changed.code())) {
                throw new BodyChangeIncomplete();
            }
        }
    }

    /**
     * Lets a change come that somebody else has proposed.
     *
     * @throws org.dilmun.domain.party.BodyChangeDecided if it was decided about
     * @throws org.dilmun.domain.party.BodyChangeDayWrong if its day has come meanwhile
     */
    public void approve(long id) {
        BodyChange change = locked(id);
        String body = bodies.get(change.bodyId()).code();
        Actor by = access.requireOther(Permission.APPROVE_BODY_CHANGE, change.bodyId(), change.makers(), body);
        change.approve(by.id(), country.day(clock.instant()), clock.instant());
        audit.record("body.approve", body, Map.of("kind", change.kind().code()));
    }

    /**
     * Does not let a change come; who proposed it takes it back.
     *
     * @throws org.dilmun.domain.party.BodyChangeDecided if it was decided about
     */
    public void decline(long id) {
        BodyChange change = locked(id);
        String body = bodies.get(change.bodyId()).code();
        Actor by = change.isProposedBy(caller.actor().id())
                ? access.requireAnywhere(Permission.CHANGE_BODY, body)
                : access.require(Permission.APPROVE_BODY_CHANGE, change.bodyId(), body);
        change.decline(by.id(), clock.instant());
        audit.record("body.decline", body, Map.of("kind", change.kind().code()));
    }

    private BodyChange locked(long id) {
        BodyChange change = em.find(BodyChange.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (change == null) {
            throw new NotFound("body-change", id);
        }
        return change;
    }

    /** @return those that the caller may propose or approve, the newest first; at most 200 */
    public List<BodyChange> list() {
        Set<Long> own = caller.actor().bodiesWith(Permission.APPROVE_BODY_CHANGE);
        boolean all = mayPropose();
        return em.createQuery("select c from BodyChange c order by c.id desc", BodyChange.class)
                .setMaxResults(SHOWN)
                .getResultStream()
                .filter(change -> all || own.contains(change.bodyId()))
                .toList();
    }

    public boolean mayPropose() {
        return !caller.actor().bodiesWith(Permission.CHANGE_BODY).isEmpty();
    }

    public boolean mayApprove(BodyChange change) {
        return access.isOther(Permission.APPROVE_BODY_CHANGE, change.bodyId(), change.makers());
    }

    /** @return the services that the body answers for today */
    public List<Service> services(String body) {
        return directory.list().stream()
                .filter(service -> service.body().code().equals(body))
                .toList();
    }
}
