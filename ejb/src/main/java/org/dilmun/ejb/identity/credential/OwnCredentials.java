package org.dilmun.ejb.identity.credential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.identity.credential.AuthenticatorApp;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.SignInAlerts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * By what a person signs in, for that person alone. Whoever changes it has just proved who they are, by more than the password
 * if there is more; the person hears of it, and recovery codes come with the first second proof and go with the last.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OwnCredentials {

    private static final String APP = "app";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Accounts accounts;

    @Inject
    SecondProofs proofs;

    @Inject
    AuthenticatorApps apps;

    @Inject
    Passkeys passkeys;

    @Inject
    RecoveryCodes recovery;

    @Inject
    SignInAlerts alerts;

    @Inject
    RealClock clock;

    @Inject
    Audit audit;

    /**
     * What there is.
     *
     * @param changeable whether this session may change it now
     * @param waitingKey of an app that is not confirmed yet, in Base32; null: none, or not for this session
     * @param codesLeft recovery codes that were not used
     */
    public record Overview(
            boolean changeable, List<Key> passkeys, Optional<App> app, String waitingKey, long codesLeft) {

        /** Whether the password alone signs nobody in. */
        public boolean secured() {
            return app.isPresent() || !passkeys.isEmpty();
        }
    }

    /**
     * A passkey.
     *
     * @param handle names it among the person's own
     * @param used null: never
     */
    public record Key(String handle, String name, Instant added, Instant used) {}

    /** An authenticator app that counts. */
    public record App(Instant added, Instant used) {}

    /** @param token of the session that asks */
    public Overview overview(String token) {
        LoginSession session = session(token);
        long account = session.accountId();
        boolean changeable = session.isFreshlyProved(proofs.of(account).toChange(), clock.instant());
        return new Overview(
                changeable,
                passkeys.list(account).stream()
                        .map(key -> new Key(Passkeys.handle(key), key.name(), key.createdAt(), key.lastUsedAt()))
                        .toList(),
                apps.find(account)
                        .filter(AuthenticatorApp::confirmed)
                        .map(app -> new App(app.confirmedAt(), app.lastUsedAt())),
                changeable ? apps.waitingKey(account).orElse(null) : null,
                recovery.left(account));
    }

    private LoginSession session(String token) {
        access.requirePerson();
        return accounts.session(token).orElseThrow(ProofNeeded::new);
    }

    /** Those who change the ways of one account at once do it one after the other. */
    private LoginSession toChange(String token) {
        LoginSession session = session(token);
        em.find(Account.class, session.accountId(), LockModeType.PESSIMISTIC_WRITE);
        if (!session.isFreshlyProved(proofs.of(session.accountId()).toChange(), clock.instant())) {
            throw new ProofNeeded();
        }
        return session;
    }

    /** Makes a key for an app, which waits to be confirmed. */
    public void beginApp(String token) {
        apps.begin(toChange(token).accountId());
    }

    /**
     * Lets the app count, whose code was typed.
     *
     * @return recovery codes, if there were none; they are nowhere else
     * @throws CodeRefused if it is no code of it
     */
    public List<String> confirmApp(String token, String code) {
        LoginSession session = toChange(token);
        apps.confirm(session.accountId(), code);
        return added(session, APP, "", SignInProof.PASSWORD_AND_CODE);
    }

    /**
     * Asks the device for a key.
     *
     * @param name as the device shows the person
     * @param site as it names the portal
     * @return the question for the browser, as JSON
     */
    public String askForPasskey(String token, String name, String site) {
        LoginSession session = toChange(token);
        return passkeys.askToMake(em.find(Account.class, session.accountId()), name, site, token);
    }

    /**
     * Takes the key that the device made.
     *
     * @param name by which the person knows it
     * @param answer of the browser, as JSON
     * @return recovery codes, if there were none; they are nowhere else
     */
    public List<String> addPasskey(String token, String name, String answer) {
        LoginSession session = toChange(token);
        passkeys.add(session.accountId(), name, answer, token);
        return added(session, "passkey", name, SignInProof.PASSWORD_AND_PASSKEY);
    }

    /** The session has shown the new proof as well: whoever had just shown the old one need not begin again. */
    private List<String> added(LoginSession session, String what, String name, SignInProof shown) {
        session.proved(shown);
        tell(session, what + "-added", name);
        em.flush();
        return recovery.left(session.accountId()) > 0 ? List.of() : recovery.make(session.accountId());
    }

    public void removeApp(String token) {
        LoginSession session = toChange(token);
        if (apps.find(session.accountId()).filter(AuthenticatorApp::confirmed).isPresent()) {
            apps.remove(session.accountId());
            removed(session, APP, "");
        }
    }

    /** Removes one of the person's own; nothing happens if there is none of that handle. */
    public void removePasskey(String token, String handle) {
        LoginSession session = toChange(token);
        passkeys.remove(session.accountId(), handle).ifPresent(name -> removed(session, "passkey", name));
    }

    private void removed(LoginSession session, String what, String name) {
        em.flush();
        if (!proofs.of(session.accountId()).any()) {
            recovery.removeAll(session.accountId());
        }
        tell(session, what + "-removed", name);
    }

    /** Makes ten new recovery codes in place of those that are left. @return they are nowhere else */
    public List<String> makeCodes(String token) {
        LoginSession session = toChange(token);
        if (!proofs.of(session.accountId()).any()) {
            return List.of(); // they stand for a second proof, and there is none
        }
        tell(session, "codes-made", "");
        return recovery.make(session.accountId());
    }

    private void tell(LoginSession session, String what, String name) {
        alerts.waysChanged(session.partyId(), what, name);
        audit.record("credential.change", "eKey", Map.of("what", what));
    }
}
