package org.dilmun.ejb.identity.openid;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The systems of bodies that sign people in with the eKey. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingParties {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    /** @param secret of 256 random bits, see {@link Tokens#create}; null with keys */
    public RelyingParty register(String clientId, String secret, RelyingParty.Terms terms) {
        String hash = secret == null ? null : Tokens.hash(secret);
        var party = new RelyingParty(ids.next(), clientId, hash, terms, clock.instant());
        em.persist(party);
        return party;
    }

    /** @return one that may sign people in */
    public Optional<RelyingParty> find(String clientId) {
        return registered(clientId).filter(RelyingParty::open);
    }

    /** @return one that signs people in, or does no longer */
    public Optional<RelyingParty> registered(String clientId) {
        return em.createQuery("select p from RelyingParty p where p.clientId = :id", RelyingParty.class)
                .setParameter("id", clientId)
                .getResultStream()
                .findFirst();
    }

    /**
     * One that is to be changed, as it was shown; of two who change it at once the second sees what the first did.
     *
     * @throws RelyingPartyChanged if it was changed since then
     */
    public RelyingParty locked(String clientId, int shownVersion) {
        RelyingParty party = em.createQuery("select p from RelyingParty p where p.clientId = :id", RelyingParty.class)
                .setParameter("id", clientId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("relying-party", clientId));
        if (party.version() != shownVersion) {
            throw new RelyingPartyChanged();
        }
        return party;
    }

    public RelyingParty get(long id) {
        return em.find(RelyingParty.class, id);
    }
}
