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
import org.dilmun.domain.identity.FailedSignIn;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.credential.CodeRefused;
import org.dilmun.ejb.identity.credential.PasskeyRefused;
import org.dilmun.ejb.identity.credential.Passkeys;
import org.dilmun.ejb.identity.credential.PendingSignIns;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.identity.credential.SignInExpired;

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

    @Inject
    SecondProofs proofs;

    @Inject
    PendingSignIns pending;

    @Inject
    Passkeys passkeys;

    @Inject
    SignInRecords records;

    /**
     * How far a sign-in has come: one of the two is there, for the browser to keep, and is nowhere else.
     *
     * @param session token of the session that has begun; null: it has not
     * @param pending handle under which the second proof is awaited; null: it is not
     */
    public record Step(String session, String pending) {}

    /**
     * Signs a person in on one browser, as far as the password does.
     *
     * @throws TooManySignIns if this number has to wait after failures
     * @throws SignInRefused if number and password do not fit, without saying which
     */
    public Step signIn(String typedNumber, String password, SignInOrigin from) {
        Optional<Account> account = accounts.find(typedNumber);
        try {
            prove(
                    "number:" + PersonalNumber.read(typedNumber),
                    password,
                    account.map(Account::passwordHash),
                    SignInRefused::new);
        } catch (SignInRefused e) {
            records.recordFailure(account.map(Account::id).orElse(null), FailedSignIn.Step.PASSWORD, from);
            throw e;
        }
        Account proved = account.get();
        return proofs.of(proved.id()).any()
                ? new Step(null, pending.begin(proved))
                : new Step(accounts.beginSession(proved, SignInProof.PASSWORD, from), null);
    }

    /**
     * Goes on with a code of the app or a recovery code.
     *
     * @param handle of what waits in this browser; null: nothing does
     * @return the token of the session
     * @throws SignInExpired if nothing waits, or no longer
     * @throws TooManySignIns if the account has to wait after wrong codes
     * @throws CodeRefused if it is none, or was used
     */
    public String signInByCode(String handle, String code, SignInOrigin from) {
        Account account = pending.find(handle).orElseThrow(SignInExpired::new);
        String subject = "code:" + account.id();
        Duration wait = throttles.attempt(subject, clock.instant());
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        if (!proofs.useCode(account, code)) {
            records.recordFailure(account.id(), FailedSignIn.Step.CODE, from);
            throw new CodeRefused();
        }
        throttles.succeeded(subject);
        return pending.complete(handle, SignInProof.PASSWORD_AND_CODE, from);
    }

    /**
     * Signs in the person whose passkey it is; nobody has said before who that would be.
     *
     * @param browser the secret to which the challenge is bound
     * @param answer of the browser, as JSON
     * @return the token of the session
     * @throws PasskeyRefused if it is not what the browser was asked for, or the key is not known
     */
    public String signInByPasskey(String browser, String answer, SignInOrigin from) {
        return accounts.beginSession(passkeys.prove(answer, browser), SignInProof.PASSKEY, from);
    }

    /**
     * Goes on with a passkey after the password.
     *
     * @param handle of what waits in this browser, and to which the challenge is bound
     * @return the token of the session
     * @throws SignInExpired if nothing waits, or no longer
     * @throws PasskeyRefused also if the key is another person's
     */
    public String goOnByPasskey(String handle, String answer, SignInOrigin from) {
        Account account = pending.find(handle).orElseThrow(SignInExpired::new);
        if (passkeys.prove(answer, handle).id() != account.id()) {
            throw new PasskeyRefused();
        }
        return pending.complete(handle, SignInProof.PASSWORD_AND_PASSKEY, from);
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

    /**
     * Compares a secret, and counts failures: the one place that does.
     *
     * @param subject whose failures are counted together
     * @param hash empty: nobody has that name, which takes as long to find out as a wrong secret
     * @param refusal thrown if it is wrong
     * @throws TooManySignIns if that subject has to wait after failures
     */
    public void prove(String subject, String secret, Optional<String> hash, Supplier<Problem> refusal) {
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
