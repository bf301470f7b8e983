package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Writes down which relying parties have to hear that a sign-in is over (OpenID Connect Back-Channel Logout 1.0): the person has
 * signed out here, or lets them know nothing any more. It is part of the transaction that ends it; {@link TellSignOut} tells them.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackChannel {

    static final String LANE = "sign-out";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Pseudonym pseudonym;

    @Inject
    Outbox outbox;

    /** Those who signed somebody in by that session; they end theirs of the same name. */
    public void sessionEnded(LoginSession session) {
        em.createQuery(
                        "select p from RelyingParty p where p.backChannelUri is not null and p.id in"
                                + " (select g.relyingPartyId from SignInGrant g where g.sessionHash = :session)",
                        RelyingParty.class)
                .setParameter("session", session.tokenHash())
                .getResultStream()
                .forEach(party -> {
                    String name = pseudonym.session(party, session.tokenHash());
                    tell(party, name, session.partyId(), name);
                });
    }

    /**
     * One that may know a person no longer. It hears of each of its sessions, since most clients find theirs by that name and not by
     * the person's; if none is left, of the person.
     */
    public void withdrawn(RelyingParty from, long partyId, Instant now) {
        if (from.backChannelUri() == null) {
            return;
        }
        List<String> sessions = em.createQuery(
                        "select distinct g.sessionHash from SignInGrant g where g.partyId = :person"
                                + " and g.relyingPartyId = :to and g.expiresAt > :now",
                        String.class)
                .setParameter("person", partyId)
                .setParameter("to", from.id())
                .setParameter("now", now)
                .getResultList();
        for (String session : sessions) {
            String name = pseudonym.session(from, session);
            tell(from, name + " " + now.toEpochMilli(), partyId, name);
        }
        if (sessions.isEmpty()) {
            tell(from, pseudonym.subject(from, partyId) + " " + now.toEpochMilli(), partyId, null);
        }
    }

    /** One that signs nobody in any more: it ends each session that it may have. */
    public void stopped(RelyingParty party, Instant now) {
        if (party.backChannelUri() == null) {
            return;
        }
        em.createQuery(
                        "select distinct g.sessionHash, g.partyId from SignInGrant g where g.relyingPartyId = :of"
                                + " and g.revokedAt is null and g.expiresAt > :now",
                        Object[].class)
                .setParameter("of", party.id())
                .setParameter("now", now)
                .getResultList()
                .forEach(row -> {
                    String name = pseudonym.session(party, (String) row[0]);
                    tell(party, name + " " + now.toEpochMilli(), (Long) row[1], name);
                });
    }

    private void tell(RelyingParty party, String key, long partyId, String session) {
        String subject = pseudonym.subject(party, partyId);
        var told = new HashMap<>(Map.of("sub", subject, "jti", Tokens.create()));
        if (session != null) {
            told.put("sid", session);
        }
        outbox.add(LANE, key, party.clientId(), subject, told);
    }
}
