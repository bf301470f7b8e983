package org.dilmun.ejb.identity.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.client.CollectedClientData;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.credential.Passkey;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The passkeys of people. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Passkeys {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Accounts accounts;

    @Inject
    PasskeyCeremonies ceremonies;

    @Inject
    PasskeyChallenges challenges;

    @Inject
    ProofSecrets secrets;

    /** @return the oldest first */
    public List<Passkey> list(long accountId) {
        return em.createQuery(
                        "select p from Passkey p where p.accountId = :account order by p.createdAt, p.credentialHash",
                        Passkey.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /**
     * Asks a device for a key.
     *
     * @param browser a secret that only the browser holds which asks
     * @param site the portal, as the device names it
     * @return the question as JSON
     */
    public String askToMake(Account account, String name, String site, String browser) {
        return ceremonies.askToMake(
                new PasskeyCeremonies.Holder(secrets.userHandle(account.id()), name, list(account.id())),
                site,
                challenges.create(browser));
    }

    /** Asks for whatever key of this portal a device has. @return the question as JSON */
    public String askToSign(String browser) {
        return ceremonies.askToSign(challenges.create(browser));
    }

    /**
     * Takes the key that a device made.
     *
     * @param answer of the browser, as JSON
     * @throws PasskeyRefused if it is not what the browser was asked for
     * @throws PasskeysTooMany if there are as many as there may be
     */
    public void add(long accountId, String name, String answer, String browser) {
        if (list(accountId).size() >= Passkey.MOST) {
            throw new PasskeysTooMany();
        }
        RegistrationData read = ceremonies.readMade(answer);
        String challenge = challenge(read.getCollectedClientData());
        if (!challenges.spend(challenge, browser)) {
            throw new PasskeyRefused();
        }
        Passkey.Made made = ceremonies.made(read, challenge);
        if (em.find(Passkey.class, made.credentialHash()) != null) {
            throw new PasskeyRefused(); // of another account, or the same answer once more
        }
        em.persist(new Passkey(accountId, name, made, clock.instant()));
    }

    /**
     * Finds out whose key has signed. The count that the device keeps is stored with it: those who bring answers of one key at
     * once queue for its row.
     *
     * @param answer of the browser, as JSON
     * @throws PasskeyRefused if it is not what the browser was asked for, or the key is not known
     */
    public Account prove(String answer, String browser) {
        AuthenticationData read = ceremonies.readSigned(answer);
        String challenge = challenge(read.getCollectedClientData());
        if (!challenges.spend(challenge, browser)) {
            throw new PasskeyRefused();
        }
        Passkey key =
                em.find(Passkey.class, PasskeyCeremonies.hash(read.getCredentialId()), LockModeType.PESSIMISTIC_WRITE);
        if (key == null || !PasskeyCeremonies.isOf(read, secrets.userHandle(key.accountId()))) {
            throw new PasskeyRefused();
        }
        Instant now = clock.instant();
        key.used(ceremonies.signed(read, key, challenge), now);
        return accounts.find(key.accountId()).orElseThrow(PasskeyRefused::new);
    }

    private static String challenge(CollectedClientData said) {
        if (said == null || said.getChallenge() == null) {
            throw new PasskeyRefused();
        }
        return PasskeyCeremonies.text(said.getChallenge().getValue());
    }

    /**
     * Removes one.
     *
     * @param handle of the key, among those of that account
     * @return its name; empty if there is none
     */
    public Optional<String> remove(long accountId, String handle) {
        Optional<Passkey> found = list(accountId).stream()
                .filter(key -> handle(key).equals(handle))
                .findFirst();
        found.ifPresent(em::remove);
        return found.map(Passkey::name);
    }

    /** @return enough to tell the keys of a person from each other */
    static String handle(Passkey key) {
        return key.credentialHash().substring(0, 16);
    }
}
