package org.dilmun.ejb.party;

import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Country;

/**
 * What stands for a personal number where two are compared and none may be kept: its keyed hash, in hexadecimal. Whoever asks needs
 * neither the database nor a transaction.
 */
@ApplicationScoped
public class PersonKeys {

    @Inject
    NumberCipher cipher;

    @Inject
    Country country;

    /** @throws org.dilmun.domain.party.MalformedPersonalNumber if what was typed is none */
    public String typed(String number) {
        return HexFormat.of().formatHex(cipher.hash(PersonalNumber.parse(number, country.personalNumberRule())));
    }

    public String of(Person person) {
        return HexFormat.of().formatHex(person.numberHash());
    }
}
