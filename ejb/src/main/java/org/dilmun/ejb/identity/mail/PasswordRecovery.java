package org.dilmun.ejb.identity.mail;

import java.time.Duration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.identity.PasswordSame;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.NewPassword;
import org.dilmun.ejb.identity.PasswordHash;
import org.dilmun.ejb.identity.SignInThrottles;
import org.dilmun.ejb.identity.TooManySignIns;
import org.dilmun.ejb.identity.credential.CodeRefused;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.notice.mail.MailSettings;
import org.dilmun.ejb.party.People;

/**
 * A person takes a new password in place of a forgotten one, by a code to the address that they had proved. Who has a second proof is asked
 * for it as well: what is recovered is as hard to come by as what was lost.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordRecovery {

    private static final int LONGEST = 40;

    @Inject
    MailSettings settings;

    @Inject
    CodeLimits limits;

    @Inject
    MailProofs proofs;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    SecondProofs second;

    @Inject
    SignInThrottles throttles;

    @Inject
    NewPassword passwords;

    @Inject
    PasswordHash hashes;

    @Inject
    RecoveredPasswords recovered;

    @Inject
    RealClock clock;

    /**
     * Has a code sent, if there is such an eKey and its person has proved an address. The answer is the same whatever is true.
     *
     * @param networkAddress from which they ask
     * @return the handle, for the browser that asks
     * @throws org.dilmun.ejb.notice.mail.MailOff if no e-mail can leave
     * @throws MailCodesTooMany if that number or place has to wait
     */
    public String begin(String typedNumber, Language language, String networkAddress) {
        settings.requireOn();
        limits.requireFrom(networkAddress);
        String number = PersonalNumber.read(typedNumber);
        limits.requireFor("recover " + number);
        return proofs.claim(Purpose.RECOVER, number.substring(0, Math.min(LONGEST, number.length())), language);
    }

    /**
     * @throws MailProofOver if no code is awaited, or no longer
     * @throws MailCodeRefused if it is another
     */
    public void prove(String handle, String code) {
        if (!proofs.prove(handle, Purpose.RECOVER, code)) {
            throw new MailCodeRefused();
        }
    }

    /** Whether a code of the app or a recovery code is asked for beside the new password. */
    public boolean asksSecondProof(String handle) {
        return proofs.proved(handle, Purpose.RECOVER)
                .flatMap(proof -> accounts.of(people.get(proof.partyId())))
                .filter(account -> second.of(account.id()).any())
                .isPresent();
    }

    /**
     * Lets the new password count; every session is over.
     *
     * @param secondCode of the app, or a recovery code; not looked at where the account has no second proof
     * @throws org.dilmun.domain.identity.PasswordRefused if somebody else would find it too soon
     * @throws PasswordSame if it is one that was ended because others may know it
     * @throws TooManySignIns if the account has to wait after wrong codes
     * @throws CodeRefused if the second proof is none, or was used
     * @throws MailProofOver if nothing was proved in this browser, or it is over
     */
    public void complete(String handle, String password, String secondCode) {
        MailProof proof = proofs.proved(handle, Purpose.RECOVER).orElseThrow(MailProofOver::new);
        Person person = people.get(proof.partyId());
        Account account = accounts.of(person).filter(found -> !found.closed()).orElseThrow(MailProofOver::new);
        if (account.passwordEnded() && hashes.matches(password, account.passwordHash())) {
            throw new PasswordSame(); // the one that others may know
        }
        String hash = passwords.hash(password, person);
        if (second.of(account.id()).any()) {
            requireSecond(account, secondCode);
        }
        recovered.take(handle, hash);
    }

    /** Counted with those of signing in: who has found the mail must not have tries of their own. */
    private void requireSecond(Account account, String code) {
        String subject = "code:" + account.id();
        Duration wait = throttles.attempt(subject, clock.instant());
        if (!wait.isZero()) {
            throw new TooManySignIns(wait);
        }
        if (!second.useCode(account, code)) {
            throw new CodeRefused();
        }
        throttles.succeeded(subject);
    }
}
