package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.AccessToken;
import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.identity.CallAllowance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The systems of government bodies that call the API, and their tokens. Time is the real one here. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ApiClients {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Bodies bodies;

    @Inject
    Ids ids;

    @Inject
    PasswordHash passwords;

    /**
     * A token, which is nowhere else.
     *
     * @param scopes what it opens
     */
    public record Issued(String token, Duration lifetime, Set<String> scopes) {}

    public ApiClient register(String clientId, String secret, LocalizedText name, long bodyId, Set<String> scopes) {
        var client = new ApiClient(ids.next(), clientId, passwords.hash(secret), name, bodyId, scopes);
        em.persist(client);
        em.flush(); // the allowance knows it by its id only
        em.persist(new CallAllowance(client.id()));
        return client;
    }

    public Optional<ApiClient> find(String clientId) {
        return em.createQuery("select c from ApiClient c where c.clientId = :id", ApiClient.class)
                .setParameter("id", clientId)
                .getResultStream()
                .findFirst();
    }

    /**
     * Gives a token to a client that has proved to be itself.
     *
     * @param wanted scopes; empty: all that the client has
     * @throws ScopeRefused if it wants more than it has
     */
    public Issued issue(ApiClient proved, Set<String> wanted) {
        Set<String> scopes = wanted.isEmpty() ? proved.scopes() : wanted;
        if (!proved.scopes().containsAll(scopes)) {
            throw new ScopeRefused();
        }
        String token = Tokens.create();
        em.persist(new AccessToken(Tokens.hash(token), proved, scopes, clock.instant()));
        return new Issued(token, AccessToken.LIFETIME, scopes);
    }

    /** @return who calls with that token; empty if it is none of ours or has expired */
    public Optional<Actor> actor(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(em.find(AccessToken.class, Tokens.hash(token)))
                .filter(found -> found.aliveAt(now))
                .map(found -> Actor.client(
                        found.clientId(),
                        bodies.succession()
                                .reach(em.find(ApiClient.class, found.clientId())
                                        .bodyId()),
                        found.scopes()));
    }
}
