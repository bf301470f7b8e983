package org.dilmun.ejb.identity.openid;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RelyingParty;
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
        return em.createQuery("select p from RelyingParty p where p.clientId = :id", RelyingParty.class)
                .setParameter("id", clientId)
                .getResultStream()
                .filter(RelyingParty::open)
                .findFirst();
    }

    public RelyingParty get(long id) {
        return em.find(RelyingParty.class, id);
    }
}
