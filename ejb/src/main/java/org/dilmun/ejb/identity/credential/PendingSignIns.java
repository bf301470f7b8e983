package org.dilmun.ejb.identity.credential;

import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.identity.credential.PendingSignIn;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Sign-ins between the password and the second proof. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PendingSignIns {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Accounts accounts;

    /** @return the handle, for the browser that gave the password; it is nowhere else */
    public String begin(Account proved) {
        String handle = Tokens.create();
        em.persist(new PendingSignIn(Tokens.hash(handle), proved.id(), clock.instant()));
        return handle;
    }

    /** @return whose sign-in waits under that handle; null is none */
    public Optional<Account> find(String handle) {
        Instant now = clock.instant();
        return Optional.ofNullable(handle)
                .map(known -> em.find(PendingSignIn.class, Tokens.hash(known)))
                .filter(pending -> pending.waitsAt(now))
                .flatMap(pending -> accounts.find(pending.accountId()));
    }

    /**
     * Ends it with a session: of two who do so at once one gets it.
     *
     * @return the token of the session, which is nowhere else
     * @throws SignInExpired if it waits no longer
     */
    public String complete(String handle, SignInProof proof, SignInOrigin from) {
        Account account = find(handle).orElseThrow(SignInExpired::new);
        int ended = em.createQuery("delete from PendingSignIn p where p.handleHash = :hash")
                .setParameter("hash", Tokens.hash(handle))
                .executeUpdate();
        if (ended != 1) {
            throw new SignInExpired();
        }
        return accounts.beginSession(account, proof, from);
    }
}
