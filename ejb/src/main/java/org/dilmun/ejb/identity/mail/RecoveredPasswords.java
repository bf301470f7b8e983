package org.dilmun.ejb.identity.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.MailProof;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** New passwords in place of forgotten ones: of two with one code one counts. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RecoveredPasswords {

    @Inject
    MailProofs proofs;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    /** @throws MailProofOver if the code was used, or the eKey closed meanwhile */
    public void take(String handle, String passwordHash) {
        MailProof proof = proofs.spend(handle, MailProof.Purpose.RECOVER);
        Account account = accounts.of(people.get(proof.partyId()))
                .filter(found -> !found.closed())
                .orElseThrow(MailProofOver::new);
        accounts.replacePassword(account, passwordHash);
    }
}
