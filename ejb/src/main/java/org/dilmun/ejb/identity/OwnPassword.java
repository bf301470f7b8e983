package org.dilmun.ejb.identity;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.PasswordSame;
import org.dilmun.domain.identity.PasswordWrong;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.access.Access;
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
    SignIns signIns;

    /**
     * Every session but the one that asks is over afterwards; the person is told.
     *
     * @param session token of the session that asks
     * @throws TooManySignIns if this number has to wait after failures
     * @throws PasswordWrong if the one in use is another
     * @throws org.dilmun.domain.identity.PasswordRefused if somebody else would find the new one too soon, or it is the one in use
     */
    public void change(String session, String current, String wanted) {
        Actor actor = access.requirePerson();
        Person person = people.get(actor.id());
        var number = people.number(person);
        Optional<Account> account = accounts.of(person).filter(Account::open);
        signIns.prove("number:" + number.value(), current, account.map(Account::passwordHash), PasswordWrong::new);
        if (wanted.equals(current)) {
            throw new PasswordSame();
        }
        rules.require(wanted, person, number);
        accounts.changePassword(account.get(), passwords.hash(wanted), session);
    }
}
