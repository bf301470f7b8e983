package org.dilmun.ejb.identity.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.notice.mail.MailSeal;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Codes that people are to bring back from their e-mail to the browser that asked for them. Time is the real one here. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MailProofs {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    MailCodes codes;

    @Inject
    MailSeal seal;

    @Inject
    Outbox outbox;

    /**
     * Takes down what somebody says. It is judged when the code is to leave, by the outbox: whoever asks is answered alike, and as
     * quickly, whatever is true.
     *
     * @return the handle, for the browser that asks; it is nowhere else
     */
    public String claim(Purpose purpose, String claim, Language language) {
        String handle = Tokens.create();
        return begin(
                handle,
                MailProof.claimed(Tokens.hash(handle), purpose, codes.seal(claim), language.tag(), clock.instant()));
    }

    /** Sends a code to where a person says that they read. @return the handle, for the browser that asks; it is nowhere else */
    public String own(long partyId, EmailAddress address, Language language) {
        String handle = Tokens.create();
        return begin(
                handle,
                MailProof.own(Tokens.hash(handle), partyId, seal.seal(address), language.tag(), clock.instant()));
    }

    private String begin(String handle, MailProof proof) {
        em.persist(proof);
        String name = proof.handleHash();
        outbox.add(SendCode.LANE, name, "code", name.substring(0, 40), Map.of(SendCode.PROOF, name));
        return handle;
    }

    /** @return what waits in that browser for that purpose; null is no handle */
    public Optional<MailProof> find(String handle, Purpose purpose) {
        Instant now = clock.instant();
        return Optional.ofNullable(handle)
                .map(known -> em.find(MailProof.class, Tokens.hash(known)))
                .filter(proof -> proof.purpose() == purpose && proof.waitsAt(now));
    }

    /**
     * Takes a code. It is counted before it is looked at, in a transaction of its own: those who try many at once queue for the row. Of
     * two who bring the right one at once the second finds it used. A wrong one is no exception, which would take its count back.
     *
     * @return whether it is the one that was sent
     * @throws MailProofOver if none is awaited, or no longer
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean prove(String handle, Purpose purpose, String typed) {
        String hash = Tokens.hash(handle == null ? "" : handle);
        int counted = em.createQuery("update MailProof p set p.tries = p.tries + 1 where p.handleHash = :hash"
                        + " and p.purpose = :purpose and p.tries < :most and p.provedAt is null and p.expiresAt > :now")
                .setParameter("hash", hash)
                .setParameter("purpose", purpose)
                .setParameter("most", MailProof.MOST_TRIES)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (counted != 1) {
            throw new MailProofOver();
        }
        MailProof proof = em.find(MailProof.class, hash);
        boolean right = codes.matches(proof, typed) && proof.partyId() != null;
        if (right) {
            em.createQuery("update MailProof p set p.provedAt = :now where p.handleHash = :hash")
                    .setParameter("now", clock.instant())
                    .setParameter("hash", hash)
                    .executeUpdate();
        }
        return right;
    }

    /** @return whose code has come back to that browser */
    public Optional<MailProof> proved(String handle, Purpose purpose) {
        return find(handle, purpose).filter(MailProof::proved);
    }

    /**
     * Spends it, in the transaction of what it was for.
     *
     * @throws MailProofOver if it was, or nothing was proved: of two who do so at once one gets it
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public MailProof spend(String handle, Purpose purpose) {
        Instant now = clock.instant();
        MailProof proof =
                em.find(MailProof.class, Tokens.hash(handle == null ? "" : handle), LockModeType.PESSIMISTIC_WRITE);
        if (proof == null || proof.purpose() != purpose || !proof.proved() || !proof.waitsAt(now)) {
            throw new MailProofOver();
        }
        em.remove(proof);
        return proof;
    }
}
