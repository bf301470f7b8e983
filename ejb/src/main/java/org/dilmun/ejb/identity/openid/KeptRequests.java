package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.KeptRequest;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Requests to sign in that wait for the person. Any node goes on with them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class KeptRequests {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    /**
     * Keeps a request of a browser.
     *
     * @param parameters form-encoded
     * @return its handle, which is nowhere else
     */
    public String keep(RelyingParty from, String parameters, String browser) {
        String handle = Tokens.create();
        em.persist(KeptRequest.of(Tokens.hash(handle), from, Tokens.hash(browser), parameters, clock.instant()));
        return handle;
    }

    /** Keeps what a relying party has sent us directly (RFC 9126). @return its handle, for a browser to come with */
    public String push(RelyingParty from, String parameters) {
        String handle = Tokens.create();
        em.persist(KeptRequest.pushed(Tokens.hash(handle), from, parameters, clock.instant()));
        return handle;
    }

    /** Takes what was pushed: once. @return its parameters; empty if that relying party has pushed no such thing, or too long ago */
    public Optional<String> takePushed(RelyingParty by, String handle) {
        Instant now = clock.instant();
        Optional<KeptRequest> pushed = Optional.ofNullable(em.find(KeptRequest.class, Tokens.hash(handle)))
                .filter(found -> found.isPushedBy(by, now));
        return pushed.filter(found -> end(handle)).map(KeptRequest::parameters);
    }

    /** @return the request, if that browser brought it and it is not too old */
    public Optional<KeptRequest> find(String handle, String browser) {
        Instant now = clock.instant();
        return Optional.ofNullable(em.find(KeptRequest.class, Tokens.hash(handle)))
                .filter(found -> found.isOpenTo(Tokens.hash(browser), now));
    }

    /** @return whether it was there: of two who end it at once one does */
    public boolean end(String handle) {
        return em.createQuery("delete from KeptRequest r where r.handleHash = :hash")
                        .setParameter("hash", Tokens.hash(handle))
                        .executeUpdate()
                == 1;
    }
}
