package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.Consent;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What people let relying parties know. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Consents {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    Bodies bodies;

    @Inject
    Audit audit;

    @Inject
    BackChannel backChannel;

    /** A consent, and to whom it was given. */
    public record Given(Consent consent, RelyingParty to, LocalizedText body) {}

    public Optional<Consent> find(long partyId, RelyingParty to) {
        return em.createQuery(
                        "select c from Consent c where c.partyId = :person and c.relyingPartyId = :to", Consent.class)
                .setParameter("person", partyId)
                .setParameter("to", to.id())
                .getResultStream()
                .findFirst();
    }

    /** Writes down the person's yes. */
    public void give(long partyId, RelyingParty to, SignInGrant.Wish wish) {
        Instant now = clock.instant();
        Consent consent = find(partyId, to).orElseGet(() -> {
            var first = new Consent(ids.next(), partyId, to, now);
            em.persist(first);
            return first;
        });
        consent.give(wish, now);
        audit.record("consent.give", to.clientId(), Map.of("scopes", String.join(" ", wish.scopes())));
    }

    /** @return those that stand, the newest first */
    public List<Given> list(long partyId) {
        return em.createQuery(
                        "select c from Consent c where c.partyId = :person and c.withdrawnAt is null", Consent.class)
                .setParameter("person", partyId)
                .getResultStream()
                .sorted(Comparator.comparing(Consent::givenAt).reversed())
                .map(this::given)
                .toList();
    }

    private Given given(Consent consent) {
        RelyingParty to = em.find(RelyingParty.class, consent.relyingPartyId());
        return new Given(consent, to, bodies.get(to.bodyId()).name());
    }

    /** Ends a consent, and with it all that the relying party holds of that person; it hears of it. Nothing happens if there is none. */
    public void withdraw(long partyId, String clientId) {
        Instant now = clock.instant();
        list(partyId).stream()
                .filter(given -> given.to().clientId().equals(clientId))
                .forEach(given -> {
                    given.consent().withdraw(now);
                    em.createQuery("update SignInGrant g set g.revokedAt = :now where g.partyId = :person"
                                    + " and g.relyingPartyId = :to and g.revokedAt is null")
                            .setParameter("now", now)
                            .setParameter("person", partyId)
                            .setParameter("to", given.to().id())
                            .executeUpdate();
                    backChannel.withdrawn(given.to(), partyId, now);
                    audit.record("consent.withdraw", clientId, Map.of());
                });
    }
}
