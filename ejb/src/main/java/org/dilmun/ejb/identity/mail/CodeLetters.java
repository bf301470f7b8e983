package org.dilmun.ejb.identity.mail;

import java.util.Locale;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.MailAddress;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.SignInAlerts;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.mail.Mail;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.notice.mail.MailSeal;
import org.dilmun.ejb.party.FamilyRules;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Judges what somebody has said of themselves, and writes the mail that comes of it. Nothing of this is known to the browser that waits. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CodeLetters {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Country country;

    @Inject
    People people;

    @Inject
    FamilyRules family;

    @Inject
    CardCheck cards;

    @Inject
    Accounts accounts;

    @Inject
    MailAddresses addresses;

    @Inject
    MailSeal seal;

    @Inject
    MailCodes codes;

    @Inject
    SignInAlerts alerts;

    @Inject
    NoticeTexts texts;

    @Inject
    Profile profile;

    /**
     * @param proofName hash of the handle
     * @return the mail with the code, or one that says why there is none; empty if nobody is to hear anything
     */
    public Optional<Mail> write(String proofName) {
        MailProof proof = em.find(MailProof.class, proofName, LockModeType.PESSIMISTIC_WRITE);
        if (proof == null || proof.proved() || !proof.waitsAt(clock.instant())) {
            return Optional.empty();
        }
        if (proof.partyId() != null) { // a person's own, or sent before and not got through
            return Optional.of(code(proof));
        }
        byte[] claim = proof.sealedClaim();
        if (claim == null) {
            return Optional.empty();
        }
        return proof.purpose() == MailProof.Purpose.OPEN
                ? opening(proof, OpeningClaim.read(codes.open(claim)))
                : recovery(proof, codes.open(claim));
    }

    private Mail code(MailProof proof) {
        return letter(
                proof,
                seal.open(proof.sealedAddress()),
                "code." + proof.purpose().name().toLowerCase(Locale.ROOT),
                null,
                codes.code(proof));
    }

    private Optional<Mail> opening(MailProof proof, OpeningClaim claim) {
        Optional<Person> person = people.findTyped(claim.personalNumber()).filter(Person::present);
        IdentityCards.Verdict card = person.map(
                        holder -> cards.judge(holder.id(), claim.cardNumber(), claim.expiresOn()))
                .orElse(IdentityCards.Verdict.UNKNOWN);
        if (card == IdentityCards.Verdict.UNKNOWN) {
            proof.dismiss();
            return Optional.empty();
        }
        Person holder = person.get();
        if (accounts.of(holder).isPresent()) {
            proof.dismiss();
            alerts.openingTried(holder.id(), country.day(clock.instant()));
            return Optional.empty();
        }
        if (card == IdentityCards.Verdict.EXPIRED || family.isMinor(holder)) {
            String why = card == IdentityCards.Verdict.EXPIRED ? "expired" : "minor";
            return Optional.of(
                    letter(proof, claim.address(), "not-opened." + why, "/about/contact", family.majority()));
        }
        proof.grant(holder.id(), seal.seal(claim.address()));
        return Optional.of(code(proof));
    }

    private Optional<Mail> recovery(MailProof proof, String typedNumber) {
        Optional<MailAddress> address =
                accounts.find(typedNumber).flatMap(account -> addresses.find(account.partyId()));
        address.ifPresentOrElse(to -> proof.grant(to.partyId(), to.sealedAddress()), proof::dismiss);
        return address.map(to -> code(proof));
    }

    /** @param page behind the language; null: there is none */
    private Mail letter(MailProof proof, EmailAddress to, String text, String page, Object... values) {
        var language = new Language(proof.language());
        LocalizedText said = texts.text("mail." + text + ".text", values);
        return new Mail(
                "code-" + proof.handleHash(),
                to,
                language,
                texts.text("mail." + text + ".subject", values).in(language),
                said.in(language),
                page == null ? null : profile.baseUrl() + "/" + language.tag() + page);
    }
}
