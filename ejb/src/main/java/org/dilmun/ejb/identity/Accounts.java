package org.dilmun.ejb.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.Ids;

/** The eKey: signing in and out. Time is the real one here, whatever the business clock says. */
@Stateless
public class Accounts {

    private static final Clock CLOCK = Clock.systemUTC();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    People people;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInThrottles throttles;

    public Account open(Person person, String password, Assurance assurance) {
        var account = new Account(ids.next(), person.id(), passwords.hash(password), assurance, CLOCK.instant());
        em.persist(account);
        return account;
    }

    /**
     * Signs a person in on one browser.
     *
     * @return the token that the browser keeps; it is nowhere else
     * @throws TooManySignIns if this number has to wait after failures
     * @throws SignInRefused if number and password do not fit, without saying which
     */
    public String signIn(String typedNumber, String password) {
        Instant now = CLOCK.instant();
        String subject = "number:" + Digits.western(typedNumber.strip());
        Duration wait = throttles.waitFor(subject, now);
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        Optional<Account> account = find(typedNumber);
        if (!passwords.matches(password, account.map(Account::passwordHash).orElse(null))) {
            throttles.failed(subject, now);
            throw new SignInRefused();
        }
        throttles.succeeded(subject);
        account.get().signedIn(now);
        String token = Tokens.create();
        em.persist(new LoginSession(Tokens.hash(token), account.get(), now));
        return token;
    }

    private Optional<Account> find(String typedNumber) {
        try {
            return people.find(typedNumber)
                    .filter(Person::alive)
                    .flatMap(person -> em.createQuery("select a from Account a where a.partyId = :party", Account.class)
                            .setParameter("party", person.id())
                            .getResultStream()
                            .findFirst())
                    .filter(Account::open);
        } catch (MalformedPersonalNumber e) {
            return Optional.empty(); // the answer must not tell a malformed number from an unknown one
        }
    }

    /** @return the session of that token, if it still lives; being asked keeps it alive */
    public Optional<LoginSession> session(String token) {
        Instant now = CLOCK.instant();
        Optional<LoginSession> session = Optional.ofNullable(em.find(LoginSession.class, Tokens.hash(token)))
                .filter(found -> found.aliveAt(now));
        session.filter(found -> found.dueForTouch(now)).ifPresent(found -> found.touch(now));
        return session;
    }

    public void signOut(String token) {
        LoginSession session = em.find(LoginSession.class, Tokens.hash(token));
        if (session != null) {
            em.remove(session);
        }
    }
}
