package org.dilmun.ejb.notice.mail;

import java.nio.charset.StandardCharsets;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.Sealing;

/** Encrypts e-mail addresses, as personal numbers are: a stolen table tells nobody's. */
@ApplicationScoped
public class MailSeal {

    @Inject
    Profile profile;

    private Sealing sealing;

    @PostConstruct
    void derive() {
        sealing = new Sealing(profile.dataKey(), "mail address");
    }

    public byte[] seal(EmailAddress address) {
        return sealing.seal(address.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalStateException if it cannot be read with the key that is configured */
    public EmailAddress open(byte[] sealed) {
        return new EmailAddress(new String(sealing.open(sealed), StandardCharsets.US_ASCII));
    }
}
