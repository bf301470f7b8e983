package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.RealClock;

/**
 * Proofs of people and of clients that they are who they say. Comparing a secret takes longest of all and has to queue for
 * a processor, therefore no transaction is open meanwhile: with one, those who wait would hold every connection of the
 * pool, and nobody could count a failure. Time is the real one here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIns {

    @Inject
    RealClock clock;

    @Inject
    Accounts accounts;

    @Inject
    ApiClients clients;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInThrottles throttles;

    /**
     * Signs a person in on one browser.
     *
     * @return the token that the browser keeps; it is nowhere else
     * @throws TooManySignIns if this number has to wait after failures
     * @throws SignInRefused if number and password do not fit, without saying which
     */
    public String signIn(String typedNumber, String password, SignInOrigin from) {
        Optional<Account> account = accounts.find(typedNumber);
        prove(
                "number:" + PersonalNumber.read(typedNumber),
                password,
                account.map(Account::passwordHash),
                SignInRefused::new);
        return accounts.beginSession(account.get(), from);
    }

    /**
     * Gives a client a token (client credentials, RFC 6749 section 4.4).
     *
     * @param wanted scopes; empty: all that the client has
     * @throws TooManySignIns if this client has to wait after failures
     * @throws ClientRefused if client and secret do not fit, without saying which
     * @throws ScopeRefused if it wants more than it has
     */
    public ApiClients.Issued issue(String clientId, String secret, Set<String> wanted) {
        Optional<ApiClient> client = clients.find(clientId);
        prove("client:" + clientId, secret, client.map(ApiClient::secretHash), ClientRefused::new);
        return clients.issue(client.get(), wanted);
    }

    /** @param hash empty: nobody has that name, which takes as long to find out as a wrong secret */
    private void prove(String subject, String secret, Optional<String> hash, Supplier<Problem> refusal) {
        Instant now = clock.instant();
        Duration wait = throttles.waitFor(subject, now);
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        if (!passwords.matches(secret, hash.orElse(null))) {
            throttles.failed(subject, now);
            throw refusal.get();
        }
        throttles.succeeded(subject);
    }
}
