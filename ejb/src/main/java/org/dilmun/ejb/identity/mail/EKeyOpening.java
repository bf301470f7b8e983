package org.dilmun.ejb.identity.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.identity.NewPassword;
import org.dilmun.ejb.notice.mail.MailSettings;
import org.dilmun.ejb.party.People;

/**
 * A person opens an eKey by themselves: personal number and identity card, a code by e-mail, a password. As with signing in no transaction
 * is open while a password is hashed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EKeyOpening {

    @Inject
    MailSettings settings;

    @Inject
    CodeLimits limits;

    @Inject
    MailProofs proofs;

    @Inject
    People people;

    @Inject
    NewPassword passwords;

    @Inject
    OpenedEKeys opened;

    /**
     * Takes down who somebody says they are. The answer is the same whatever is true.
     *
     * @param networkAddress from which they ask
     * @return the handle, for the browser that asks
     * @throws org.dilmun.ejb.notice.mail.MailOff if no e-mail can leave
     * @throws MailCodesTooMany if that number, address or place has to wait
     */
    public String begin(OpeningClaim claim, Language language, String networkAddress) {
        settings.requireOn();
        limits.requireFrom(networkAddress);
        limits.requireFor("open " + claim.personalNumber());
        limits.requireTo(claim.address());
        return proofs.claim(Purpose.OPEN, claim.written(), language);
    }

    /**
     * @throws MailProofOver if no code is awaited, or no longer
     * @throws MailCodeRefused if it is another
     */
    public void prove(String handle, String code) {
        if (!proofs.prove(handle, Purpose.OPEN, code)) {
            throw new MailCodeRefused();
        }
    }

    /**
     * Opens it, on the basic level, and signs the person in.
     *
     * @return the token of the session
     * @throws org.dilmun.domain.identity.PasswordRefused if somebody else would find the password too soon
     * @throws MailProofOver if nothing was proved in this browser, or it is over
     * @throws EKeyNotOpened if somebody else was quicker
     */
    public String open(String handle, String password, SignInOrigin from) {
        MailProof proof = proofs.proved(handle, Purpose.OPEN).orElseThrow(MailProofOver::new);
        Person person = people.get(proof.partyId());
        return opened.add(handle, passwords.hash(password, person), from);
    }
}
