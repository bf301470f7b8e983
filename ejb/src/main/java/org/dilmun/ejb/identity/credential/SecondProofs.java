package org.dilmun.ejb.identity.credential;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.identity.credential.AuthenticatorApp;
import org.dilmun.ejb.identity.SignInAlerts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What an account has beside its password. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SecondProofs {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    AuthenticatorApps apps;

    @Inject
    RecoveryCodes recovery;

    @Inject
    SignInAlerts alerts;

    /**
     * The ways of an account.
     *
     * @param app whether it has an authenticator app
     * @param passkeys how many
     */
    public record Ways(boolean app, long passkeys) {

        /** Whether there is any; then the password alone signs nobody in. */
        public boolean any() {
            return app || passkeys > 0;
        }

        /** @return how surely its person can be known again at best */
        public AuthenticationLevel strongest() {
            if (passkeys > 0) {
                return AuthenticationLevel.PASSKEY;
            }
            return app ? AuthenticationLevel.TWO_FACTOR : AuthenticationLevel.PASSWORD;
        }

        /** @return what it takes to change them; who has lost the only passkey does it by a recovery code */
        public AuthenticationLevel toChange() {
            return any() ? AuthenticationLevel.TWO_FACTOR : AuthenticationLevel.PASSWORD;
        }
    }

    /** Spends a code of the app, or a recovery code, of which the person is told. @return false: it is none, or was used */
    public boolean useCode(Account account, String typed) {
        TypedCode code = TypedCode.read(typed);
        if (code.isOfApp()) {
            return apps.use(account.id(), code);
        }
        if (!recovery.use(account.id(), code)) {
            return false;
        }
        alerts.recoveryUsed(account.partyId(), recovery.left(account.id()));
        return true;
    }

    public Ways of(long accountId) {
        long passkeys = em.createQuery("select count(p) from Passkey p where p.accountId = :account", Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
        return new Ways(apps.find(accountId).filter(AuthenticatorApp::confirmed).isPresent(), passkeys);
    }
}
