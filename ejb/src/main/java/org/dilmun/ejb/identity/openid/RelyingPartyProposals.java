package org.dilmun.ejb.identity.openid;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyAct;
import org.dilmun.domain.identity.openid.RelyingPartyMoveRefused;
import org.dilmun.domain.identity.openid.RelyingPartyProposal;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.BodyEnded;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.TermsWrong.Mistake;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Terms of relying parties, which two persons agree on: one of those who look after them proposes, another approves, and until then nothing
 * is different. A relying party has one proposal at a time.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingPartyProposals {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,28}[a-z0-9]");
    private static final int CLIENT_ID_LENGTH = 60;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RelyingParties parties;

    @Inject
    RelyingPartyKeepers keepers;

    @Inject
    RelyingPartyActs acts;

    @Inject
    TermsCheck check;

    @Inject
    Grants grants;

    @Inject
    Bodies bodies;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    /**
     * Proposes a new one.
     *
     * @param bodyCode whose it is going to be, for good
     * @param name what follows the code of the body in its client id
     * @return its client id
     * @throws TermsWrong if anything of it cannot be
     * @throws ProposalOpen if somebody has just proposed it
     */
    public String propose(String bodyCode, String name, WantedTerms wanted) {
        GovernmentBody body = bodies.get(bodyCode);
        if (body.isPartner()) {
            throw new NotFound("body", bodyCode);
        }
        String clientId = bodyCode + "-" + name;
        Actor by = keepers.require(body.id(), clientId);
        if (body.isEnded()) {
            throw new BodyEnded();
        }
        RelyingParty.Terms terms = terms(wanted, body, name, clientId);
        em.lock(body, LockModeType.PESSIMISTIC_WRITE); // of two who propose at once the second sees the first
        requireNoneOpen(clientId);
        add(clientId, null, terms, by);
        return clientId;
    }

    private RelyingParty.Terms terms(WantedTerms wanted, GovernmentBody body, String name, String clientId) {
        var mistakes = new ArrayList<Mistake>();
        if (!NAME.matcher(name).matches() || clientId.length() > CLIENT_ID_LENGTH) {
            mistakes.add(Mistake.of("client", "client-wrong"));
        } else if (parties.registered(clientId).isPresent()) {
            mistakes.add(new Mistake("client", "client-taken", clientId));
        }
        try {
            RelyingParty.Terms terms = check.read(wanted, body.id(), wanted.apart() ? clientId : body.code());
            if (mistakes.isEmpty()) {
                return terms;
            }
        } catch (TermsWrong wrong) {
            mistakes.addAll(wrong.mistakes());
        }
        throw new TermsWrong(mistakes);
    }

    /**
     * Proposes other terms for one that is there. Body and sector stay.
     *
     * @param shownVersion of the relying party
     * @throws RelyingPartyChanged if it was changed since it was shown
     * @throws ProposalOpen if somebody has proposed others
     * @throws TermsWrong if anything of it cannot be
     */
    public void proposeChange(String clientId, int shownVersion, WantedTerms wanted) {
        RelyingParty party = parties.locked(clientId, shownVersion);
        Actor by = keepers.require(party.bodyId(), clientId);
        if (party.state() == RelyingParty.State.CLOSED) {
            throw new RelyingPartyMoveRefused();
        }
        RelyingParty.Terms terms = check.read(wanted, party.bodyId(), party.sector());
        requireNoneOpen(clientId);
        add(clientId, party.id(), terms, by);
    }

    private void requireNoneOpen(String clientId) {
        if (open(clientId).isPresent()) {
            throw new ProposalOpen();
        }
    }

    private void add(String clientId, Long party, RelyingParty.Terms terms, Actor by) {
        em.persist(new RelyingPartyProposal(ids.next(), clientId, party, terms, by.id(), clock.instant()));
        acts.record(by, RelyingPartyAct.Kind.PROPOSE, clientId, null);
    }

    /**
     * Lets terms hold that somebody else has proposed.
     *
     * @throws org.dilmun.domain.identity.openid.ProposalDecided if it was decided about
     */
    public void approve(long id) {
        RelyingPartyProposal proposal = locked(id);
        Actor by = keepers.requireOther(proposal.bodyId(), proposal.makers(), proposal.clientId());
        RelyingParty party = proposal.relyingPartyId() == null
                ? begun(proposal)
                : em.find(RelyingParty.class, proposal.relyingPartyId(), LockModeType.PESSIMISTIC_WRITE);
        proposal.approve(by.id(), party.id(), clock.instant());
        boolean forEverybody = !party.testing();
        party.agree(proposal.terms());
        if (forEverybody && party.testing()) {
            grants.endAll(party); // those who are signed in may be anybody
        }
        acts.record(by, RelyingPartyAct.Kind.APPROVE, proposal.clientId(), null);
    }

    private RelyingParty begun(RelyingPartyProposal proposal) {
        proposal.requireOpen();
        return parties.register(proposal.clientId(), null, proposal.terms());
    }

    /**
     * Does not let terms hold; who proposed them takes them back, and need not say why.
     *
     * @throws org.dilmun.domain.identity.openid.ProposalDecided if it was decided about
     * @throws org.dilmun.domain.identity.openid.RelyingPartyReasonMissing if it does not say why
     */
    public void decline(long id, String reason) {
        RelyingPartyProposal proposal = locked(id);
        Actor by = keepers.require(proposal.bodyId(), proposal.clientId());
        if (proposal.makers().contains(by.id())) {
            proposal.withdraw(by.id(), clock.instant());
            acts.record(by, RelyingPartyAct.Kind.WITHDRAW, proposal.clientId(), null);
        } else {
            proposal.decline(by.id(), reason, clock.instant());
            acts.record(by, RelyingPartyAct.Kind.DECLINE, proposal.clientId(), reason);
        }
    }

    private RelyingPartyProposal locked(long id) {
        RelyingPartyProposal proposal = em.find(RelyingPartyProposal.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (proposal == null) {
            throw new NotFound("relying-party-proposal", id);
        }
        return proposal;
    }

    /** @return the one that nobody has decided about yet */
    public Optional<RelyingPartyProposal> open(String clientId) {
        return em.createQuery(
                        "select p from RelyingPartyProposal p where p.openClient = :id", RelyingPartyProposal.class)
                .setParameter("id", clientId)
                .getResultStream()
                .findFirst();
    }
}
