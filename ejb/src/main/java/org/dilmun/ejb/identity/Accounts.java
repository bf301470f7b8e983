package org.dilmun.ejb.identity;

import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.BackChannel;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The eKey: accounts and their sessions. Time is the real one here, whatever the business clock says. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Accounts {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    People people;

    @Inject
    PasswordHash passwords;

    @Inject
    BackChannel backChannel;

    @Inject
    SignInRecords records;

    public Account open(Person person, String password, Assurance assurance) {
        var account = new Account(ids.next(), person.id(), passwords.hash(password), assurance, clock.instant());
        em.persist(account);
        return account;
    }

    /** @return the open account of that number, if it is a living person's */
    public Optional<Account> find(String typedNumber) {
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

    /** @return that account, if it is open and a living person's */
    public Optional<Account> open(long accountId) {
        return Optional.ofNullable(em.find(Account.class, accountId))
                .filter(Account::open)
                .filter(account -> people.get(account.partyId()).alive());
    }

    /**
     * Begins a session for whoever has proved to be that account's person.
     *
     * @param by all that was proved; where the account has a second proof, the password alone is not enough to come here
     * @return its token, which is nowhere else
     */
    public String beginSession(Account proved, SignInProof by, SignInOrigin from) {
        String token = Tokens.create();
        var session = new LoginSession(Tokens.hash(token), proved, by, clock.instant());
        em.persist(session);
        records.record(session, from);
        return token;
    }

    /** @return the session of that token, if it still lives; being asked keeps it alive */
    public Optional<LoginSession> session(String token) {
        Instant now = clock.instant();
        Optional<LoginSession> session = Optional.ofNullable(em.find(LoginSession.class, Tokens.hash(token)))
                .filter(found -> found.aliveAt(now));
        session.filter(found -> found.dueForTouch(now)).ifPresent(found -> found.touch(now));
        return session;
    }

    /** Ends a session, here and at the relying parties that it signed the person in to; they are told. */
    public void signOut(String token) {
        LoginSession session = em.find(LoginSession.class, Tokens.hash(token));
        if (session != null) {
            end(session);
        }
    }

    /** The same with one that was found otherwise, in the transaction that has found it. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void end(LoginSession session) {
        backChannel.sessionEnded(session);
        em.remove(session);
    }
}
