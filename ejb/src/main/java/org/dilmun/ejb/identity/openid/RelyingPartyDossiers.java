package org.dilmun.ejb.identity.openid;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyProposal;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What those see who look after relying parties: their own, and who keeps the platform all of them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingPartyDossiers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RelyingPartyKeepers keepers;

    /** @return those that are there or may come to be, by client id */
    public List<RelyingPartyDossier> list() {
        Map<String, RelyingPartyProposal> open = new TreeMap<>();
        em.createQuery(
                        "select p from RelyingPartyProposal p where p.openClient is not null",
                        RelyingPartyProposal.class)
                .getResultStream()
                .forEach(proposal -> open.put(proposal.clientId(), proposal));
        List<RelyingParty> parties = em.createQuery("select p from RelyingParty p", RelyingParty.class)
                .getResultList();
        Map<String, RelyingPartyDossier> all = new TreeMap<>();
        Stream.concat(
                        open.values().stream().map(proposal -> new RelyingPartyDossier(null, proposal)),
                        parties.stream().map(party -> new RelyingPartyDossier(party, open.get(party.clientId()))))
                .filter(dossier -> keepers.keeps(dossier.bodyId()))
                .forEach(dossier -> all.put(dossier.clientId(), dossier));
        return List.copyOf(all.values());
    }

    /** @return one that the caller looks after; of others it says that there is none */
    public RelyingPartyDossier get(String clientId) {
        RelyingParty party = em.createQuery("select p from RelyingParty p where p.clientId = :id", RelyingParty.class)
                .setParameter("id", clientId)
                .getResultStream()
                .findFirst()
                .orElse(null);
        RelyingPartyProposal last = em.createQuery(
                        "select p from RelyingPartyProposal p where p.clientId = :id order by p.id desc",
                        RelyingPartyProposal.class)
                .setParameter("id", clientId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
        var dossier = new RelyingPartyDossier(party, last);
        if ((party == null && last == null) || !keepers.keeps(dossier.bodyId())) {
            throw new NotFound("relying-party", clientId);
        }
        return dossier;
    }
}
