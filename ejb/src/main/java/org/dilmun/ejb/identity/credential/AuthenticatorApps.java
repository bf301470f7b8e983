package org.dilmun.ejb.identity.credential;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.bouncycastle.util.encoders.Base32;

import org.dilmun.domain.identity.credential.AuthenticatorApp;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The authenticator apps of people, one an account at most. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AuthenticatorApps {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    ProofSecrets secrets;

    /** @return confirmed or not */
    public Optional<AuthenticatorApp> find(long accountId) {
        return Optional.ofNullable(em.find(AuthenticatorApp.class, accountId));
    }

    /** Makes a key that waits to be confirmed; one that has waited until now is forgotten. */
    public void begin(long accountId) {
        byte[] key = new byte[OneTimeCodes.KEY_BYTES];
        RANDOM.nextBytes(key);
        byte[] sealed = secrets.sealKey(key);
        Instant now = clock.instant();
        find(accountId)
                .ifPresentOrElse(
                        app -> app.begin(sealed, now), () -> em.persist(new AuthenticatorApp(accountId, sealed, now)));
    }

    /** @return the key that waits, in Base32 as apps read it; empty if none does, or it has waited too long */
    public Optional<String> waitingKey(long accountId) {
        Instant now = clock.instant();
        return find(accountId)
                .filter(app -> app.waitsAt(now))
                .map(app -> Base32.toBase32String(secrets.openKey(app.sealedKey())));
    }

    /**
     * Lets the key that waits count from now on.
     *
     * @throws CodeRefused if that is no code of it, or it has waited too long
     */
    public void confirm(long accountId, String typed) {
        Instant now = clock.instant();
        AuthenticatorApp app =
                find(accountId).filter(found -> found.waitsAt(now)).orElseThrow(CodeRefused::new);
        app.confirm(step(app, TypedCode.read(typed), now).orElseThrow(CodeRefused::new), now);
    }

    /** Spends a code. @return false: it is none of that account's app, or it was used before, or one after it was */
    public boolean use(long accountId, TypedCode code) {
        Instant now = clock.instant();
        OptionalLong step = find(accountId)
                .filter(AuthenticatorApp::confirmed)
                .map(app -> step(app, code, now))
                .orElse(OptionalLong.empty());
        return step.isPresent() && spend(accountId, step.getAsLong(), now);
    }

    private OptionalLong step(AuthenticatorApp app, TypedCode code, Instant now) {
        return OneTimeCodes.step(secrets.openKey(app.sealedKey()), code, now);
    }

    /** Those who come at once queue for the row, and only the first finds the code unused. */
    private boolean spend(long accountId, long step, Instant now) {
        return em.createQuery("update AuthenticatorApp a set a.usedStep = :step, a.lastUsedAt = :now"
                                + " where a.accountId = :account and a.usedStep < :step")
                        .setParameter("step", step)
                        .setParameter("now", now)
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    public void remove(long accountId) {
        find(accountId).ifPresent(em::remove);
    }
}
