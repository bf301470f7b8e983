package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.identity.PasswordWrong;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.People;

/**
 * Who is signed in takes another password. The one in use is asked for again, since a browser that somebody left open must not be enough;
 * failures count as those of signing in do. As with {@link SignIns} no transaction is open while hashes are computed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnPassword {

    @Inject
    Access access;

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    PasswordHash passwords;

    @Inject
    PasswordRules rules;

    @Inject
    SignInThrottles throttles;

    @Inject
    RealClock clock;

    /**
     * Every session but the one that asks is over afterwards; the person is told.
     *
     * @param session token of the session that asks
     * @throws TooManySignIns if this number has to wait after failures
     * @throws PasswordWrong if the one in use is another
     * @throws PasswordRefused if somebody else would find the new one too soon, or it is the one in use
     */
    public void change(String session, String current, String wanted) {
        Actor actor = access.requirePerson();
        Person person = people.get(actor.id());
        var number = people.number(person);
        Optional<Account> account = accounts.of(person).filter(Account::open);
        String subject = "number:" + number.value();
        Instant now = clock.instant();
        Duration wait = throttles.waitFor(subject, now);
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        if (!passwords.matches(current, account.map(Account::passwordHash).orElse(null))) {
            throttles.failed(subject, now);
            throw new PasswordWrong();
        }
        throttles.succeeded(subject);
        if (wanted.equals(current)) {
            throw PasswordRefused.same();
        }
        rules.require(wanted, person, number);
        accounts.changePassword(account.get(), passwords.hash(wanted), session);
    }
}
