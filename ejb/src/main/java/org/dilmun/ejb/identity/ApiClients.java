package org.dilmun.ejb.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.AccessToken;
import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.identity.CallAllowance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.persistence.Ids;

/** The systems of government bodies that call the API, and their tokens. Time is the real one here. */
@Stateless
public class ApiClients {

    private static final Clock CLOCK = Clock.systemUTC();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInThrottles throttles;

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
     * Gives a client a token (client credentials, RFC 6749 section 4.4).
     *
     * @param wanted scopes; empty: all that the client has
     * @throws TooManySignIns if this client has to wait after failures
     * @throws ClientRefused if client and secret do not fit, without saying which
     * @throws ScopeRefused if it wants more than it has
     */
    public Issued issue(String clientId, String secret, Set<String> wanted) {
        Instant now = CLOCK.instant();
        String subject = "client:" + clientId;
        Duration wait = throttles.waitFor(subject, now);
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        Optional<ApiClient> client = find(clientId);
        if (!passwords.matches(secret, client.map(ApiClient::secretHash).orElse(null))) {
            throttles.failed(subject, now);
            throw new ClientRefused();
        }
        throttles.succeeded(subject);
        Set<String> scopes = wanted.isEmpty() ? client.get().scopes() : wanted;
        if (!client.get().scopes().containsAll(scopes)) {
            throw new ScopeRefused();
        }
        String token = Tokens.create();
        em.persist(new AccessToken(Tokens.hash(token), client.get(), scopes, now));
        return new Issued(token, AccessToken.LIFETIME, scopes);
    }

    /** @return who calls with that token; empty if it is none of ours or has expired */
    public Optional<Actor> actor(String token) {
        Instant now = CLOCK.instant();
        return Optional.ofNullable(em.find(AccessToken.class, Tokens.hash(token)))
                .filter(found -> found.aliveAt(now))
                .map(found -> Actor.client(
                        found.clientId(),
                        em.find(ApiClient.class, found.clientId()).bodyId(),
                        found.scopes()));
    }
}
