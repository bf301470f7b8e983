package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.Ids;

/** Tells people of sign-ins that may not be theirs, and of what officials do to their eKeys. Who speaks is data of the country, {@code ekey.yaml}; without it nobody does. */
@ApplicationScoped
public class SignInAlerts {

    /** What leads to the page where the person ends it. */
    private static final String PAGE = "/my/sign-ins";

    private static final String WAYS = "/my/security";

    @Inject
    Country country;

    @Inject
    Bodies bodies;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Devices devices;

    @Inject
    Ids ids;

    private String body;

    /**
     * The shape of the file.
     *
     * @param body code of the body that issues the eKey
     */
    public record Data(String body) {}

    @PostConstruct
    void load() {
        body = country.files()
                .find("ekey.yaml")
                .map(file -> file.as(Data.class).body())
                .orElse(null);
    }

    /** Once, and if the device is forgotten and comes back, once more. */
    void newDevice(String deviceHash, LoginSession session, SignInOrigin from) {
        LocalizedText device = devices.named(from.device());
        tell(
                "sign-in/" + deviceHash + "/" + country.day(session.createdAt()),
                session.partyId(),
                "sign-in.new-device",
                PAGE,
                device,
                from.address());
    }

    void passwordChanged(Account account, Instant now) {
        tell("ekey-password/" + account.id() + "/" + now.toEpochMilli(), account.partyId(), "ekey.password", PAGE);
    }

    /** The person has opened it by themselves. */
    public void opened(Account account) {
        tell("ekey-opened/" + account.id(), account.partyId(), "ekey.opened", WAYS);
    }

    /** Somebody who has the person's card in hand wanted to open an eKey beside the one there is; once a day. */
    public void openingTried(long partyId, LocalDate day) {
        tell("ekey-tried/" + partyId + "/" + day, partyId, "ekey.tried", WAYS);
    }

    /** @param what {@code suspended}, {@code resumed} … */
    void intervened(Intervention intervention, String what) {
        tell(
                "ekey/" + intervention.id() + "/" + what,
                intervention.partyId(),
                "ekey." + what,
                null,
                intervention.reason());
    }

    /**
     * Each time: whoever changed by what a person signs in, the person hears of it.
     *
     * @param what key of the text, {@code passkey-added}
     * @param name of the way, as the person calls it; empty: there is only one of its kind
     */
    public void waysChanged(long partyId, String what, String name) {
        send(
                "credential/" + ids.next(),
                partyId,
                texts.text("credential.changed.subject"),
                texts.text("credential.changed." + what, name),
                WAYS);
    }

    /** Each time: the paper may be in other hands. */
    public void recoveryUsed(long partyId, long left) {
        tell("credential/" + ids.next(), partyId, "credential.recovery", WAYS, left);
    }

    /** @param text key of the texts without {@code .subject} and {@code .text} */
    private void tell(String cause, long person, String text, String page, Object... values) {
        send(cause, person, texts.text(text + ".subject"), texts.text(text + ".text", values), page);
    }

    /**
     * @param cause once for each
     * @param page behind the language; null: there is none
     */
    private void send(String cause, long person, LocalizedText subject, LocalizedText text, String page) {
        if (body != null) {
            notices.send(new NoticeDraft(cause, person, bodies.get(body).id(), subject, text, page, null));
        }
    }
}
