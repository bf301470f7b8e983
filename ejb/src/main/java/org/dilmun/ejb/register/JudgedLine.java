package org.dilmun.ejb.register;

import java.util.List;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.register.Rejection;

/**
 * A line of people, read: somebody, or what is wrong; neither if it is empty.
 *
 * @param person null if anything is wrong
 */
record JudgedLine(long number, PersonalNumber personalNumber, Person.Profile person, List<Rejection> rejections) {

    static JudgedLine empty(long number) {
        return new JudgedLine(number, null, null, List.of());
    }

    static JudgedLine rejected(long number, List<Rejection> rejections) {
        return new JudgedLine(number, null, null, List.copyOf(rejections));
    }

    boolean hasPerson() {
        return person != null;
    }
}
