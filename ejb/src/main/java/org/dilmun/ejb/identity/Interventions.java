package org.dilmun.ejb.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.Intervention.Kind;
import org.dilmun.domain.identity.InterventionDecided;
import org.dilmun.domain.identity.InterventionPending;
import org.dilmun.domain.identity.InterventionPointless;
import org.dilmun.domain.identity.InterventionReason;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What identity officers do to eKeys. Each is proposed by one and confirmed by another, neither of them the person or family; the
 * person is told of whatever comes of it.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Interventions {

    private static final int SHOWN = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    EKeyDesk desk;

    @Inject
    SignInAlerts alerts;

    /**
     * One that waits for a second person.
     *
     * @param confirmable whether the caller is one
     */
    public record Waiting(Intervention intervention, Person person, boolean confirmable) {}

    /**
     * Proposes it; a suspension holds from now on.
     *
     * @param key of what the caller looks at, see {@link EKeyDesk#inspect}
     * @param why as the person will read it
     * @throws org.dilmun.domain.identity.InterventionReasonMissing if no reason is given
     * @throws InterventionPending if something waits for confirmation already
     * @throws InterventionPointless if that cannot be done to it as it is
     * @throws NotFound if the caller looks at nothing, or the person has no eKey
     * @throws org.dilmun.ejb.access.OwnCase if it is the caller's
     * @throws org.dilmun.ejb.access.FamilyCase if it is that of the caller's family
     */
    public void propose(String key, Kind kind, String why) {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        var reason = new InterventionReason(why);
        Person person = people.get(desk.inspection(key).partyId());
        access.requireUninvolved(officer, Set.of(person.id()), null);
        Account account = locked(
                accounts.of(person).orElseThrow(() -> new NotFound("ekey", "")).id());
        if (isPending(account)) {
            throw new InterventionPending();
        }
        if (!account.admits(kind)) {
            throw new InterventionPointless();
        }
        Instant now = clock.instant();
        var intervention = new Intervention(ids.next(), account, kind, reason, officer.id(), now);
        em.persist(intervention);
        if (kind == Kind.SUSPEND) {
            account.suspend(now);
            accounts.endAll(account);
            alerts.intervened(intervention, "suspended");
        }
        audited(officer, "propose", intervention);
    }

    /** Whoever signs in, proposes or decides queues for the account. */
    private Account locked(long accountId) {
        return em.find(Account.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    }

    private boolean isPending(Account account) {
        return !em.createQuery("select i.id from Intervention i where i.openAccountId = :account", Long.class)
                .setParameter("account", account.id())
                .getResultList()
                .isEmpty();
    }

    /**
     * Confirms what somebody else has proposed, and does it.
     *
     * @throws InterventionDecided if it was decided about, or nobody has in time
     * @throws InterventionPointless if it can no longer be done
     * @throws NotFound if there is none
     * @throws org.dilmun.ejb.access.Refused if the caller has proposed it
     * @throws org.dilmun.ejb.access.OwnCase if it is the caller's eKey
     * @throws org.dilmun.ejb.access.FamilyCase if it is that of the caller's family
     */
    public void confirm(long id) {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        Intervention intervention = find(id);
        long body = Collections.min(officer.bodiesWith(Permission.MANAGE_EKEYS));
        access.requireOther(Permission.MANAGE_EKEYS, body, intervention.makers(), null);
        access.requireUninvolved(officer, Set.of(intervention.partyId()), null);
        Account account = locked(intervention.accountId());
        em.refresh(intervention, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        intervention.confirm(officer.id(), now);
        switch (intervention.kind()) {
            case SUSPEND -> {} // holds already
            case RESUME -> {
                account.resume();
                alerts.intervened(intervention, "resumed");
            }
            case CLOSE -> {
                account.close(now);
                accounts.endAll(account);
                alerts.intervened(intervention, "closed");
            }
            case ADVANCE -> {
                account.advance();
                alerts.intervened(intervention, "advanced");
            }
            case REPROVE -> {
                account.lower();
                accounts.endAll(account); // each holds the level with which it began
                alerts.intervened(intervention, "lowered");
            }
            case PASSWORD -> {
                account.endPassword(now);
                accounts.endAll(account);
                alerts.intervened(intervention, "password-ended");
            }
        }
        audited(officer, "confirm", intervention);
    }

    /**
     * Does not let it be, or takes back what the caller has proposed; a suspension ends.
     *
     * @throws InterventionDecided if it was decided about, or nobody has in time
     * @throws NotFound if there is none
     */
    public void decline(long id) {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        Intervention intervention = find(id);
        access.requireUninvolved(officer, Set.of(intervention.partyId()), null);
        Account account = locked(intervention.accountId());
        em.refresh(intervention, LockModeType.PESSIMISTIC_WRITE);
        intervention.decline(officer.id(), clock.instant());
        undo(intervention, account);
        audited(officer, "decline", intervention);
    }

    private Intervention find(long id) {
        return Optional.ofNullable(em.find(Intervention.class, id)).orElseThrow(() -> new NotFound("intervention", id));
    }

    private void undo(Intervention intervention, Account account) {
        if (intervention.kind() == Kind.SUSPEND && account.admits(Kind.RESUME)) {
            account.resume();
            alerts.intervened(intervention, "resumed");
        }
    }

    /** Those that nobody has decided about, the oldest first. */
    public List<Waiting> waiting() {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        Instant now = clock.instant();
        return em.createQuery("select i from Intervention i where i.state = :state order by i.id", Intervention.class)
                .setParameter("state", Intervention.State.PROPOSED)
                .setMaxResults(SHOWN)
                .getResultStream()
                .filter(intervention -> now.isBefore(intervention.confirmBy()))
                .map(intervention -> new Waiting(
                        intervention,
                        people.get(intervention.partyId()),
                        !intervention.makers().contains(officer.id())
                                && access.isUninvolved(officer, Set.of(intervention.partyId()))))
                .toList();
    }

    /** @return ids of those that nobody has confirmed in time */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> overdue() {
        Instant now = clock.instant();
        return em.createQuery("select i from Intervention i where i.state = :state order by i.id", Intervention.class)
                .setParameter("state", Intervention.State.PROPOSED)
                .getResultStream()
                .filter(intervention -> !now.isBefore(intervention.confirmBy()))
                .map(Intervention::id)
                .toList();
    }

    /** Ends one that nobody has confirmed in time, unless that has been done; a suspension is over with it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void lapse(long id) {
        Intervention intervention = em.find(Intervention.class, id);
        Account account = locked(intervention.accountId());
        em.refresh(intervention, LockModeType.PESSIMISTIC_WRITE);
        if (intervention.state() == Intervention.State.PROPOSED) {
            intervention.lapse(clock.instant());
            undo(intervention, account);
            audited(Actor.system("ekey-interventions"), "lapse", intervention);
        }
    }

    private void audited(Actor by, String what, Intervention intervention) {
        audit.record(
                by,
                "ekey." + what,
                Long.toString(intervention.id()),
                Map.of(
                        "kind", intervention.kind().code(),
                        "person", Long.toString(intervention.partyId())));
    }
}
