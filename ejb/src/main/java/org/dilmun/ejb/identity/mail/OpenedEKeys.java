package org.dilmun.ejb.identity.mail;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.SignInAlerts;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.notice.mail.MailSeal;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** EKeys that people open by themselves: account, address, session and trace stand or fall together. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OpenedEKeys {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    MailProofs proofs;

    @Inject
    Accounts accounts;

    @Inject
    MailAddresses addresses;

    @Inject
    MailSeal seal;

    @Inject
    SignInAlerts alerts;

    @Inject
    Audit audit;

    /**
     * Those who open one for the same person at once queue for the person.
     *
     * @return the token of the session
     * @throws EKeyNotOpened if there is one by now, or the person has died or left the country
     */
    public String add(String handle, String passwordHash, SignInOrigin from) {
        MailProof proof = proofs.spend(handle, MailProof.Purpose.OPEN);
        Person person = em.find(Person.class, proof.partyId(), LockModeType.PESSIMISTIC_WRITE);
        if (!person.present() || accounts.of(person).isPresent()) {
            throw new EKeyNotOpened();
        }
        Account account = accounts.add(person, passwordHash, Assurance.BASIC);
        addresses.prove(person.id(), seal.open(proof.sealedAddress()), proof.language());
        em.flush(); // the session locks the row of the account
        alerts.opened(account);
        audit.record(
                Actor.person(person.id(), Assurance.BASIC, Map.of(), Channel.PORTAL), "ekey.open", "eKey", Map.of());
        return accounts.beginSession(account, SignInProof.PASSWORD, from);
    }
}
