package org.dilmun.ejb.party;

import java.nio.charset.StandardCharsets;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person.Identification;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.Sealing;

/** Encrypts personal numbers and makes the keyed hash they are found by. */
@ApplicationScoped
public class NumberCipher {

    @Inject
    Profile profile;

    private Sealing encryption;
    private Sealing lookup;

    @PostConstruct
    void derive() {
        encryption = new Sealing(profile.dataKey(), "encrypt");
        lookup = new Sealing(profile.dataKey(), "find");
    }

    public Identification identify(PersonalNumber number) {
        byte[] plain = number.value().getBytes(StandardCharsets.US_ASCII);
        return new Identification(encryption.seal(plain), hash(number));
    }

    public byte[] hash(PersonalNumber number) {
        return lookup.mac(number.value());
    }

    /** @throws IllegalStateException if it cannot be read with the key that is configured */
    public PersonalNumber decrypt(byte[] sealed) {
        return new PersonalNumber(new String(encryption.open(sealed), StandardCharsets.US_ASCII));
    }
}
