package org.dilmun.ejb.identity.mail;

import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.SignInAlerts;
import org.dilmun.ejb.identity.credential.ProofNeeded;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.notice.mail.MailSeal;
import org.dilmun.ejb.notice.mail.MailSettings;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Where a person reads e-mail, for that person alone. A forgotten password is recovered there, so it changes as the ways to sign in do: by
 * who has just proved who they are, and with a word to the person, also at the address of before.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OwnMailAddress {

    @Inject
    Access access;

    @Inject
    Accounts accounts;

    @Inject
    SecondProofs second;

    @Inject
    MailAddresses addresses;

    @Inject
    MailSettings settings;

    @Inject
    MailProofs proofs;

    @Inject
    MailSeal seal;

    @Inject
    CodeLimits limits;

    @Inject
    SignInAlerts alerts;

    @Inject
    RealClock clock;

    @Inject
    Audit audit;

    /**
     * What there is.
     *
     * @param notices whether notices go there as well
     * @param reachable false: a server has said that there is no such box
     */
    public record Shown(EmailAddress address, boolean notices, boolean reachable) {}

    public Optional<Shown> find() {
        return addresses
                .find(access.requirePerson().id())
                .map(address -> new Shown(addresses.open(address), address.takesNotices(), address.reachable()));
    }

    /** Whether this session may change it now. */
    public boolean isChangeable(String token) {
        access.requirePerson();
        return accounts.session(token).filter(this::isFresh).isPresent();
    }

    private boolean isFresh(LoginSession session) {
        return session.isFreshlyProved(second.of(session.accountId()).toChange(), clock.instant());
    }

    private LoginSession toChange(String token) {
        access.requirePerson();
        return accounts.session(token).filter(this::isFresh).orElseThrow(ProofNeeded::new);
    }

    /**
     * Sends a code there.
     *
     * @param token of the session that asks
     * @return the handle, for the browser that asks
     * @throws ProofNeeded if the person has not just proved who they are
     * @throws org.dilmun.ejb.notice.mail.MailOff if no e-mail can leave
     * @throws MailCodesTooMany if that person or address has to wait
     */
    public String begin(String token, EmailAddress address, Language language) {
        LoginSession session = toChange(token);
        settings.requireOn();
        limits.requireFor("own " + session.partyId());
        limits.requireTo(address);
        return proofs.own(session.partyId(), address, language);
    }

    /** @return to where the code went that this browser waits for */
    public Optional<EmailAddress> awaited(String handle) {
        long me = access.requirePerson().id();
        return proofs.find(handle, Purpose.CONTACT)
                .filter(proof -> proof.partyId() == me)
                .map(proof -> seal.open(proof.sealedAddress()));
    }

    /**
     * Keeps the address whose code that is.
     *
     * @throws MailProofOver if none is awaited in this browser, or no longer
     * @throws MailCodeRefused if it is another
     */
    public void prove(String handle, String code) {
        long me = access.requirePerson().id();
        if (!proofs.prove(handle, Purpose.CONTACT, code)) {
            throw new MailCodeRefused();
        }
        MailProof proof = proofs.spend(handle, Purpose.CONTACT);
        if (proof.partyId() != me) {
            throw new MailProofOver(); // somebody else has signed in at this browser since
        }
        addresses.prove(me, seal.open(proof.sealedAddress()), proof.language());
        tell(me, "mail-proved");
    }

    /** Nobody is written to any more. @throws ProofNeeded if the person has not just proved who they are */
    public void remove(String token) {
        LoginSession session = toChange(token);
        addresses.remove(session.partyId());
        tell(session.partyId(), "mail-removed");
    }

    /** Lets notices go there as well, or not. Nothing happens if there is no address. */
    public void switchNotices(boolean wanted) {
        addresses.find(access.requirePerson().id()).ifPresent(address -> address.switchNotices(wanted));
    }

    private void tell(long partyId, String what) {
        alerts.waysChanged(partyId, what, "");
        audit.record("credential.change", "eKey", Map.of("what", what));
    }
}
