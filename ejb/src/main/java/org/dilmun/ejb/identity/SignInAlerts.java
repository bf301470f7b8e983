package org.dilmun.ejb.identity;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.Ids;

/** Tells people of sign-ins that may not be theirs. Who speaks is data of the country, {@code ekey.yaml}; without it nobody does. */
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
        if (body == null) {
            return;
        }
        LocalizedText device = devices.named(from.device());
        notices.send(new NoticeDraft(
                "sign-in/" + deviceHash + "/" + country.day(session.createdAt()),
                session.partyId(),
                bodies.get(body).id(),
                texts.text("sign-in.new-device.subject"),
                texts.text("sign-in.new-device.text", device, from.address()),
                PAGE,
                null));
    }

    /**
     * Each time: whoever changed by what a person signs in, the person hears of it.
     *
     * @param what key of the text, {@code passkey-added}
     * @param name of the way, as the person calls it; empty: there is only one of its kind
     */
    public void waysChanged(long partyId, String what, String name) {
        tell(partyId, texts.text("credential.changed.subject"), texts.text("credential.changed." + what, name));
    }

    /** Each time: the paper may be in other hands. */
    public void recoveryUsed(long partyId, long left) {
        tell(partyId, texts.text("credential.recovery.subject"), texts.text("credential.recovery.text", left));
    }

    private void tell(long partyId, LocalizedText subject, LocalizedText text) {
        if (body != null) {
            notices.send(new NoticeDraft(
                    "credential/" + ids.next(), partyId, bodies.get(body).id(), subject, text, WAYS, null));
        }
    }
}
