package org.dilmun.ejb.identity.credential;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.bouncycastle.util.encoders.Base32;

import org.dilmun.domain.identity.credential.RecoveryCode;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Codes on paper in place of a phone that is lost. They stand for the second proof, so who uses one has proved two all the same. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RecoveryCodes {

    /** Of five bits each. */
    private static final int CHARACTERS = 10;

    private static final int RANDOM_BYTES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    ProofSecrets secrets;

    /** Makes ten new ones; those of before are good no longer. @return they are nowhere else: {@code K7QXD-3MZ2A} */
    public List<String> make(long accountId) {
        removeAll(accountId);
        List<String> made = Stream.generate(RecoveryCodes::random)
                .distinct()
                .limit(RecoveryCode.COUNT)
                .toList();
        made.forEach(code -> em.persist(new RecoveryCode(secrets.hash(accountId, TypedCode.read(code)), accountId)));
        return made;
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String text = Base32.toBase32String(bytes);
        return text.substring(0, CHARACTERS / 2) + "-" + text.substring(CHARACTERS / 2, CHARACTERS);
    }

    /** Spends one. @return false: it is none of that account, or was used; of two who use it at once one does */
    public boolean use(long accountId, TypedCode code) {
        return em.createQuery("delete from RecoveryCode r where r.codeHash = :hash and r.accountId = :account")
                        .setParameter("hash", secrets.hash(accountId, code))
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    /** @return how many are left */
    public long left(long accountId) {
        return em.createQuery("select count(r) from RecoveryCode r where r.accountId = :account", Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
    }

    public void removeAll(long accountId) {
        em.createQuery("delete from RecoveryCode r where r.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
