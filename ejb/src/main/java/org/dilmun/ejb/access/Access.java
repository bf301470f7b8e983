package org.dilmun.ejb.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.access.RoleGrant;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.party.Supervision;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The one place that decides whether X may do Y. A refusal is audited, in a transaction of its own. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Access {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Caller caller;

    @Inject
    Bodies bodies;

    @Inject
    Supervisors supervisors;

    @Inject
    Audit audit;

    @Inject
    Kin kin;

    @Inject
    Mandates mandates;

    /**
     * What somebody is in which body. What they were in a body that has ended they are in those that took over from it, and what they are
     * in its successor they are for what it left behind. Who supervises a body supervises those below it that have no supervisors of
     * their own.
     */
    public Map<Long, Set<Role>> roles(long partyId) {
        Map<Long, Set<Role>> granted = granted(partyId);
        if (granted.isEmpty()) {
            return granted;
        }
        var succession = bodies.succession();
        var roles = new HashMap<Long, Set<Role>>();
        granted.forEach((body, held) -> add(roles, succession.reach(body), held));
        Set<Long> supervised = roles.keySet().stream()
                .filter(body -> roles.get(body).contains(Role.SUPERVISOR))
                .collect(Collectors.toSet());
        if (!supervised.isEmpty()) {
            Supervision supervision = supervisors.supervision(succession);
            supervised.stream()
                    .flatMap(body -> supervision.below(body).stream())
                    .forEach(below -> add(roles, succession.reach(below), Set.of(Role.SUPERVISOR)));
        }
        return roles;
    }

    private static void add(Map<Long, Set<Role>> roles, Set<Long> bodies, Set<Role> held) {
        bodies.forEach(body ->
                roles.computeIfAbsent(body, each -> EnumSet.noneOf(Role.class)).addAll(held));
    }

    private Map<Long, Set<Role>> granted(long partyId) {
        var roles = new HashMap<Long, Set<Role>>();
        em.createQuery("select g from RoleGrant g where g.partyId = :party", RoleGrant.class)
                .setParameter("party", partyId)
                .getResultStream()
                .forEach(grant -> roles.computeIfAbsent(grant.bodyId(), body -> EnumSet.noneOf(Role.class))
                        .add(grant.role()));
        return roles;
    }

    public void grant(long partyId, long bodyId, Role role) {
        em.persist(new RoleGrant(ids.next(), partyId, bodyId, role));
    }

    /** The caller, if they have that permission in that body; otherwise {@link Refused}. */
    public Actor require(Permission permission, long bodyId, String object) {
        Actor actor = caller.actor();
        if (!actor.may(permission, bodyId)) {
            throw refuse(permission.name(), object);
        }
        return actor;
    }

    /**
     * The caller, if they have that permission in that body and are none of those who made what is to be judged; otherwise
     * {@link Refused}: two persons stand behind it.
     */
    public Actor requireOther(Permission permission, long bodyId, Set<Long> makers, String object) {
        Actor actor = require(permission, bodyId, object);
        if (!isOther(permission, bodyId, makers)) {
            throw refuse(permission.name(), object);
        }
        return actor;
    }

    /** @return whether the caller is such a second person; for pages, which say so before anybody tries */
    public boolean isOther(Permission permission, long bodyId, Set<Long> makers) {
        Actor actor = caller.actor();
        return actor.isPerson() && actor.may(permission, bodyId) && !makers.contains(actor.id());
    }

    /** The caller, if they have that permission in any body: for what belongs to no body; otherwise {@link Refused}. */
    public Actor requireAnywhere(Permission permission, String object) {
        Actor actor = caller.actor();
        if (actor.bodiesWith(permission).isEmpty()) {
            throw refuse(permission.name(), object);
        }
        return actor;
    }

    /** The same as the second person, for what belongs to no body; otherwise {@link Refused}. */
    public Actor requireOtherAnywhere(Permission permission, Set<Long> makers, String object) {
        Actor actor = requireAnywhere(permission, object);
        if (!actor.isPerson() || makers.contains(actor.id())) {
            throw refuse(permission.name(), object);
        }
        return actor;
    }

    /** The caller, if they are that person and act in their own name; otherwise {@link Refused}. */
    public Actor requireSelf(long partyId, String object) {
        Actor actor = caller.actor();
        if (!actor.isPerson(partyId)) {
            throw refuse("SELF", object);
        }
        return actor;
    }

    /**
     * The caller, if they are that person, or act in that one's name and are allowed so much by their mandate, which holds until the end of
     * the transaction: nobody can end it meanwhile. Otherwise {@link Refused}.
     *
     * @param service code of the service by which that person applies
     * @throws org.dilmun.ejb.party.MandateEnded if the mandate has ended since the request began
     */
    public Actor requireApplicant(long partyId, String service, String object) {
        Actor actor = caller.actor();
        if (!isApplicant(partyId, service)) {
            throw refuse("APPLICANT", object);
        }
        if (actor.actsForAnother()) {
            mandates.requireInForce(actor.behalf(), actor.id());
        }
        return actor;
    }

    /** @return whether the caller is that person, or acts in that one's name and is allowed so much; enough for who only reads */
    public boolean isApplicant(long partyId, String service) {
        return caller.actor().appliesAs(partyId, service);
    }

    /** The caller, if they are one of those people; otherwise {@link Refused}. */
    public Actor requireOneOf(Set<Long> partyIds, String object) {
        Actor actor = caller.actor();
        if (partyIds.stream().noneMatch(actor::isPerson)) {
            throw refuse("ONE-OF", object);
        }
        return actor;
    }

    /** @return whether the caller is that person; for a choice between two rules, never instead of one */
    public boolean isSelf(long partyId) {
        return caller.actor().isPerson(partyId);
    }

    /**
     * The caller, if they are that person, or a client that applies for people in that body and has done so in this matter;
     * otherwise {@link Refused}.
     *
     * @param appliedBy who applied, as {@link Actor#recorded()} writes it; null if nobody did
     */
    public Actor requireSelfOrCounter(long partyId, long bodyId, String appliedBy, String object) {
        Actor actor = caller.actor();
        boolean counter = actor.isClient()
                && actor.may(Permission.APPLY_FOR, bodyId)
                && actor.recorded().equals(appliedBy);
        if (!actor.isPerson(partyId) && !counter) {
            throw refuse("SELF", object);
        }
        return actor;
    }

    /** The caller, if signed in as a person and acting in their own name; otherwise {@link Refused}. */
    public Actor requirePerson() {
        if (!caller.actor().isPerson() || caller.actor().actsForAnother()) {
            throw refuse("PERSON", null);
        }
        return caller.actor();
    }

    /**
     * The caller, if signed in as a person, in whosever name; otherwise {@link Refused}. Whoever asks so looks at {@link Actor#principal()}
     * and at what the mandate covers.
     */
    public Actor requirePersonOrAgent() {
        if (!caller.actor().isPerson()) {
            throw refuse("PERSON", null);
        }
        return caller.actor();
    }

    /**
     * Lets through who did not decide what is to be decided anew: an appeal, and the case that it opens again, are for somebody
     * else. A refusal is audited.
     *
     * @param decidedBy who decided, as {@link Actor#recorded()} writes them
     * @throws DecidedBefore for one of them
     */
    public void requireOther(Actor actor, Set<String> decidedBy, String object) {
        if (!isOther(actor, decidedBy)) {
            audit.recordApart("access.other", object, AuditEvent.Outcome.REFUSED);
            throw new DecidedBefore();
        }
    }

    /** @return whether the actor is none of those who decided; for lists and pages, which say so before anybody tries */
    public boolean isOther(Actor actor, Set<String> decidedBy) {
        return !decidedBy.contains(actor.recorded());
    }

    /**
     * Lets through who is neither one of those whom the matter concerns nor their family: nobody decides about their own. A refusal
     * is audited.
     *
     * @param concerned party ids
     * @throws OwnCase for one of them
     * @throws FamilyCase for their family, as near as the country says
     */
    public void requireUninvolved(Actor official, Set<Long> concerned, String object) {
        if (!isUninvolved(official, concerned)) {
            audit.recordApart("access.uninvolved", object, AuditEvent.Outcome.REFUSED);
            throw concerned.contains(official.id()) ? new OwnCase() : new FamilyCase();
        }
    }

    /** @return whether the actor is neither one of those people nor their family; for pages, which say so before anybody tries */
    public boolean isUninvolved(Actor official, Set<Long> concerned) {
        return !official.isPerson()
                || (!concerned.contains(official.id()) && Collections.disjoint(kin.near(official.id()), concerned));
    }

    /** @return party ids of those who may not decide about these people: they and their families; for lists */
    public Set<Long> involved(Set<Long> concerned) {
        return concerned.stream()
                .flatMap(person -> Stream.concat(Stream.of(person), kin.near(person).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Refused refuse(String needed, String object) {
        audit.recordApart("access." + needed.toLowerCase(Locale.ROOT), object, AuditEvent.Outcome.REFUSED);
        return new Refused();
    }
}
