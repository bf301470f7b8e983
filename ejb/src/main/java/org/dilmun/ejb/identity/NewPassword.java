package org.dilmun.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.ejb.party.People;

/** A password that somebody takes who has none, or has forgotten it. */
@ApplicationScoped
public class NewPassword {

    @Inject
    PasswordRules rules;

    @Inject
    PasswordHash hash;

    @Inject
    People people;

    /**
     * @return what the account keeps
     * @throws org.dilmun.domain.identity.PasswordRefused if somebody else would find it too soon
     */
    public String hash(String password, Person person) {
        rules.require(password, person, people.number(person));
        return hash.hash(password);
    }
}
