package org.dilmun.ejb.identity;

import java.time.Instant;

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

/** Tells people of sign-ins that may not be theirs, and of what officials do to their eKeys. Who speaks is data of the country, {@code ekey.yaml}; without it nobody does. */
@ApplicationScoped
public class SignInAlerts {

    /** What leads to the page where the person ends it. */
    private static final String PAGE = "/my/sign-ins";

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
     * @param cause once for each
     * @param text key of the texts without {@code .subject} and {@code .text}
     * @param page behind the language; null: there is none
     */
    private void tell(String cause, long person, String text, String page, Object... values) {
        if (body != null) {
            notices.send(new NoticeDraft(
                    cause,
                    person,
                    bodies.get(body).id(),
                    texts.text(text + ".subject"),
                    texts.text(text + ".text", values),
                    page,
                    null));
        }
    }
}
