package org.dilmun.ejb.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.dilmun.domain.party.Leaving;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.register.Rejection;

/**
 * A line of people, read: somebody, or what is wrong; neither if it is empty.
 *
 * @param person null if anything is wrong
 * @param card null: the line names none
 * @param parents by the column that names them; empty if the line names none
 */
record JudgedLine(
        long number,
        PersonalNumber personalNumber,
        Person.Profile person,
        Leaving leaving,
        ImportedCards.Card card,
        Map<String, PersonalNumber> parents,
        List<Rejection> rejections) {

    static JudgedLine empty(long number) {
        return new JudgedLine(number, null, null, Leaving.NONE, null, Map.of(), List.of());
    }

    static JudgedLine rejected(long number, List<Rejection> rejections) {
        return new JudgedLine(number, null, null, Leaving.NONE, null, Map.of(), List.copyOf(rejections));
    }

    /** @return whom the line is about, and whom it names */
    Stream<PersonalNumber> numbers() {
        return hasPerson() ? Stream.concat(Stream.of(personalNumber), parents.values().stream()) : Stream.empty();
    }

    boolean hasPerson() {
        return person != null;
    }
}
