package org.dilmun.ejb.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.EKeySuspended;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.PasswordEnded;
import org.dilmun.domain.identity.PasswordWrong;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.audit.Audit;
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

    @Inject
    SignInAlerts alerts;

    @Inject
    Audit audit;

    public Account open(Person person, String password, Assurance assurance) {
        return add(person, passwords.hash(password), assurance);
    }

    /** The same with a password that was hashed before. */
    public Account add(Person person, String passwordHash, Assurance assurance) {
        var account = new Account(ids.next(), person.id(), passwordHash, assurance, clock.instant());
        em.persist(account);
        return account;
    }

    /** @return the account of that number, if it is a living person's and not closed; it may be suspended */
    public Optional<Account> find(String typedNumber) {
        try {
            return people.find(typedNumber)
                    .filter(Person::alive)
                    .flatMap(this::of)
                    .filter(account -> !account.closed());
        } catch (MalformedPersonalNumber e) {
            return Optional.empty(); // the answer must not tell a malformed number from an unknown one
        }
    }

    /** @return the eKey of that person, whatever has become of it */
    public Optional<Account> of(Person person) {
        return em.createQuery("select a from Account a where a.partyId = :party order by a.id desc", Account.class)
                .setParameter("party", person.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @return that account, if it is a living person's and not closed; it may be suspended */
    public Optional<Account> find(long accountId) {
        return Optional.ofNullable(em.find(Account.class, accountId))
                .filter(account -> !account.closed())
                .filter(account -> people.get(account.partyId()).alive());
    }

    /**
     * Begins a session for whoever has proved to be that account's person. It waits for whoever is changing the account: a session
     * must not begin beside a suspension that ends them all.
     *
     * @param by all that was proved; where the account has a second proof, the password alone is not enough to come here
     * @return its token, which is nowhere else
     * @throws EKeySuspended if nobody signs in with it now
     * @throws PasswordEnded if it was proved by a password that counts no longer
     * @throws SignInRefused if it has been closed meanwhile
     */
    public String beginSession(Account proved, SignInProof by, SignInOrigin from) {
        Account account = em.find(Account.class, proved.id(), LockModeType.PESSIMISTIC_WRITE);
        if (account.closed()) {
            throw new SignInRefused();
        } else if (account.suspended()) {
            throw new EKeySuspended();
        } else if (by.byPassword() && account.passwordEnded()) {
            throw new PasswordEnded();
        }
        String token = Tokens.create();
        var session = new LoginSession(Tokens.hash(token), account, by, clock.instant());
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

    /**
     * Closes the eKey of somebody who is not among the people of the country any more. Nothing happens to who has come back meanwhile,
     * or has none.
     *
     * @param cause {@code died} or {@code departed}, for the audit trail
     */
    public void closeOfDeparted(long partyId, String cause) {
        Person person = people.get(partyId);
        of(person).filter(account -> !person.present()).ifPresent(found -> {
            Account account = em.find(Account.class, found.id(), LockModeType.PESSIMISTIC_WRITE);
            if (!account.closed()) {
                account.close(clock.instant());
                endAll(account);
                audit.record(
                        Actor.system("departure"),
                        "ekey.close",
                        Long.toString(account.id()),
                        Map.of("cause", cause, "person", Long.toString(partyId)));
            }
        });
    }

    /** Ends all sessions of that account, in the transaction of whoever calls. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void endAll(Account account) {
        sessions(account).forEach(this::end);
    }

    private Stream<LoginSession> sessions(Account account) {
        return em
                .createQuery("select s from LoginSession s where s.accountId = :account", LoginSession.class)
                .setParameter("account", account.id())
                .getResultList()
                .stream();
    }

    /**
     * Gives an account another password, ends its sessions but one, and tells its person.
     *
     * @param proved as it was when the password in use was shown
     * @param stays token of the session that is not ended
     * @throws PasswordWrong if the password was changed meanwhile
     */
    public void changePassword(Account proved, String newHash, String stays) {
        Account account = em.find(Account.class, proved.id(), LockModeType.PESSIMISTIC_WRITE);
        if (!account.passwordHash().equals(proved.passwordHash())) {
            throw new PasswordWrong();
        }
        account.changePassword(newHash);
        String kept = Tokens.hash(stays);
        sessions(account).filter(session -> !session.tokenHash().equals(kept)).forEach(this::end);
        alerts.passwordChanged(account, clock.instant());
        audit.record("ekey.password", "eKey", Map.of());
    }

    /** Gives an account another password in place of one that its person has forgotten, ends all its sessions, and tells its person. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void replacePassword(Account found, String newHash) {
        Account account = em.find(Account.class, found.id(), LockModeType.PESSIMISTIC_WRITE);
        account.changePassword(newHash);
        endAll(account);
        alerts.passwordChanged(account, clock.instant());
        audit.record(
                Actor.person(account.partyId(), account.assurance(), Map.of(), Channel.PORTAL),
                "ekey.recover",
                "eKey",
                Map.of());
    }

    /** The same with one that was found otherwise, in the transaction that has found it. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void end(LoginSession session) {
        backChannel.sessionEnded(session);
        em.remove(session);
    }
}
