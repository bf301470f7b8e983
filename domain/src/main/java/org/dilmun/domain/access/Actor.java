package org.dilmun.domain.access;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.AuthenticationLevel;

/**
 * Who acts: a person, a system of a body, a job of ours, or nobody known; in which roles and through which channel. Made
 * once per request by the authentication, recorded with everything done.
 *
 * @param kind what sort of actor
 * @param id party (person), API client (client) or 0
 * @param job name of the job, for a system actor; otherwise null
 * @param assurance of the sign-in
 * @param authentication how surely they are the one who came before
 * @param roles by body id
 * @param scopes of an API client
 * @param clientBodies body of an API client and those in which it acts for that one; otherwise empty
 * @param inPlaceOf party id of the official for whom they stand in at what they do; null: for themselves
 * @param behalf in whose name they act; null: in their own
 */
public record Actor(
        Kind kind,
        long id,
        String job,
        Assurance assurance,
        AuthenticationLevel authentication,
        Map<Long, Set<Role>> roles,
        Set<String> scopes,
        Set<Long> clientBodies,
        Channel channel,
        Long inPlaceOf,
        Behalf behalf)
        implements Serializable {

    /** What sort of actor. */
    public enum Kind {
        ANONYMOUS,
        PERSON,
        CLIENT,
        SYSTEM
    }

    private static final String PERSON = "person:";

    public static final Actor NOBODY = new Actor(
            Kind.ANONYMOUS,
            0,
            null,
            Assurance.NONE,
            AuthenticationLevel.PASSWORD,
            Map.of(),
            Set.of(),
            Set.of(),
            Channel.PORTAL,
            null,
            null);

    /** A person who has signed in with the password alone. */
    public static Actor person(long partyId, Assurance assurance, Map<Long, Set<Role>> roles, Channel channel) {
        return new Actor(
                Kind.PERSON,
                partyId,
                null,
                assurance,
                AuthenticationLevel.PASSWORD,
                Map.copyOf(roles),
                Set.of(),
                Set.of(),
                channel,
                null,
                null);
    }

    /** The same, proved to be the one who came before as surely as that. */
    public Actor provedBy(AuthenticationLevel level) {
        return new Actor(kind, id, job, assurance, level, roles, scopes, clientBodies, channel, inPlaceOf, behalf);
    }

    public static Actor client(long clientId, long bodyId, Set<String> scopes) {
        return client(clientId, Set.of(bodyId), scopes);
    }

    /** @param bodies the client's, and those that took over from it if it has ended */
    public static Actor client(long clientId, Set<Long> bodies, Set<String> scopes) {
        return new Actor(
                Kind.CLIENT,
                clientId,
                null,
                Assurance.NONE,
                AuthenticationLevel.PASSWORD,
                Map.of(),
                Set.copyOf(scopes),
                Set.copyOf(bodies),
                Channel.API,
                null,
                null);
    }

    public static Actor system(String job) {
        return new Actor(
                Kind.SYSTEM,
                0,
                job,
                Assurance.NONE,
                AuthenticationLevel.PASSWORD,
                Map.of(),
                Set.of(),
                Set.of(),
                Channel.SYSTEM,
                null,
                null);
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /** @return whether it is that person, in their own name: in somebody else's nobody is anybody, but for what is said below */
    public boolean isPerson(long partyId) {
        return isPerson() && behalf == null && id == partyId;
    }

    /**
     * The same person in somebody else's name. What they are in bodies does not go with them: nobody is an official for another.
     */
    public Actor inNameOf(Behalf another) {
        return new Actor(
                kind, id, job, assurance, authentication, Map.of(), scopes, clientBodies, channel, null, another);
    }

    /** @return whether they act in somebody else's name */
    public boolean actsForAnother() {
        return behalf != null;
    }

    /** @return party id of the one in whose name they act: their own, if they do so for themselves */
    public long principal() {
        return behalf == null ? id : behalf.principal();
    }

    /** @return whether they may have to do with what that person applies for by that service: in their own name, or in theirs */
    public boolean appliesAs(long applicant, String service) {
        return isPerson(applicant) || (isPerson() && behalf != null && behalf.covers(applicant, service));
    }

    public boolean isClient() {
        return kind == Kind.CLIENT;
    }

    /** @return whether it is a job of ours */
    public boolean isSystem() {
        return kind == Kind.SYSTEM;
    }

    /** The same actor, acting through that channel: a counter's system acts for somebody who stands before it. */
    public Actor through(Channel other) {
        return new Actor(
                kind, id, job, assurance, authentication, roles, scopes, clientBodies, other, inPlaceOf, behalf);
    }

    /** The same official, with no other rights than their own, in the place of a colleague who is away. */
    public Actor standingInFor(long official) {
        return new Actor(
                kind, id, job, assurance, authentication, roles, scopes, clientBodies, channel, official, behalf);
    }

    public boolean isOfficial() {
        return !roles.isEmpty();
    }

    /** @return whether what the actor is in that organisation is nothing but a {@link Role#PARTNER} */
    public boolean isPartnerIn(long organisation) {
        return roles.getOrDefault(organisation, Set.of()).equals(Set.of(Role.PARTNER));
    }

    /** The one rule for people and systems: a person's roles in the body, or the scopes of a client of the body. */
    public boolean may(Permission permission, long bodyId) {
        if (isClient()) {
            return clientBodies.contains(bodyId)
                    && scopes.stream()
                            .flatMap(code -> Scope.of(code).stream())
                            .anyMatch(scope -> scope.grants(permission));
        }
        return roles.getOrDefault(bodyId, Set.of()).stream().anyMatch(role -> role.grants(permission));
    }

    public boolean has(Role role) {
        return roles.values().stream().anyMatch(held -> held.contains(role));
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /** @return bodies in which the actor has that permission: the predicate of every list of cases */
    public Set<Long> bodiesWith(Permission permission) {
        Set<Long> bodies = isClient() ? clientBodies : roles.keySet();
        return bodies.stream().filter(body -> may(permission, body)).collect(Collectors.toUnmodifiableSet());
    }

    /** As history and audit record it: {@code person:42}, {@code client:7}, {@code system:expire-orders}. */
    public String recorded() {
        return switch (kind) {
            case ANONYMOUS -> "anonymous";
            case PERSON -> recorded(id);
            case CLIENT -> "client:" + id;
            case SYSTEM -> "system:" + job;
        };
    }

    /** As {@link #recorded()} writes it, in whose place they act; null: for themselves. */
    public String recordedInPlaceOf() {
        return inPlaceOf == null ? null : recorded(inPlaceOf);
    }

    /** As {@link #recorded()} writes it, in whose name they act; null: in their own. */
    public String recordedOnBehalfOf() {
        return behalf == null ? null : recorded(behalf.principal());
    }

    /** As history and audit record a person. */
    public static String recorded(long partyId) {
        return PERSON + partyId;
    }

    /**
     * @param recorded as {@link #recorded()} writes an actor; null: none
     * @return party id; empty if it was no person
     */
    public static Optional<Long> personOf(String recorded) {
        return recorded != null && recorded.startsWith(PERSON)
                ? Optional.of(Long.valueOf(recorded.substring(PERSON.length())))
                : Optional.empty();
    }
}
