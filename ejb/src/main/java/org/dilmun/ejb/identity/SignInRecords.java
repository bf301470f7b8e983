package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.FailedSignIn;
import org.dilmun.domain.identity.KnownDevice;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.RecordedSignIn;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Writes down each sign-in for its person, and tells them when it comes from a browser that was not used before. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SignInRecords {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    SignInAlerts alerts;

    /** Part of the transaction that begins the session. The first browser of an account is no surprise to anybody. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(LoginSession session, SignInOrigin from) {
        em.persist(new RecordedSignIn(ids.next(), session, from));
        String hash = Tokens.hash(session.accountId() + " " + from.mark());
        KnownDevice known = em.find(KnownDevice.class, hash);
        if (known != null) {
            known.seen(session.createdAt());
            return;
        }
        if (hasOthers(session.accountId(), hash)) {
            alerts.newDevice(hash, session, from);
        }
        add(hash, session);
    }

    /**
     * Writes down that somebody could not prove who they are, in a transaction of its own: the refusal must not take it back.
     *
     * @param accountId null: nobody has the number that was typed
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordFailure(Long accountId, FailedSignIn.Step step, SignInOrigin from) {
        em.persist(new FailedSignIn(ids.next(), accountId, step, from, clock.instant()));
    }

    /** Of two sign-ins of one browser at the same moment the second finds it there. */
    private void add(String hash, LoginSession session) {
        em.createNativeQuery("insert into known_device (device_hash, account_id, seen_at) values (?1, ?2, ?3)"
                        + " on duplicate key update seen_at = seen_at")
                .setParameter(1, hash)
                .setParameter(2, session.accountId())
                .setParameter(3, LocalDateTime.ofInstant(session.createdAt(), ZoneOffset.UTC))
                .executeUpdate();
    }

    private boolean hasOthers(long accountId, String hash) {
        return !em.createQuery(
                        "select d.deviceHash from KnownDevice d where d.accountId = :account and d.deviceHash <> :hash",
                        String.class)
                .setParameter("account", accountId)
                .setParameter("hash", hash)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Deletes what is older than people are told that it is kept. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget() {
        Instant now = clock.instant();
        em.createQuery("delete from RecordedSignIn s where s.signedInAt < :limit")
                .setParameter("limit", now.minus(RecordedSignIn.KEPT))
                .executeUpdate();
        em.createQuery("delete from FailedSignIn f where f.failedAt < :limit or f.accountId is null")
                .setParameter("limit", now.minus(FailedSignIn.KEPT))
                .executeUpdate();
        em.createQuery("delete from KnownDevice d where d.seenAt < :limit")
                .setParameter("limit", now.minus(KnownDevice.REMEMBERED))
                .executeUpdate();
        em.createQuery("delete from LoginSession s where s.createdAt < :limit or s.seenAt < :idle")
                .setParameter("limit", now.minus(LoginSession.LIFETIME))
                .setParameter("idle", now.minus(LoginSession.IDLE))
                .executeUpdate();
    }
}
