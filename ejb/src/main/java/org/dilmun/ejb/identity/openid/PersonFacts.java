package org.dilmun.ejb.identity.openid;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What the register knows of a person, under the names of OpenID Connect Core section 5.1. What it does not know is left out. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PersonFacts {

    @Inject
    People people;

    @Inject
    Country country;

    /** @return names in each language of the country ({@code name#ar}), and in the first one without a mark */
    public Map<String, Object> of(long partyId, Set<PersonClaim> claims) {
        Person person = people.get(partyId);
        var facts = new LinkedHashMap<String, Object>();
        for (PersonClaim claim : claims) {
            switch (claim) {
                case NAME -> names(person, facts);
                case BIRTHDATE -> facts.put(claim.code(), person.birthDate().toString());
                case GENDER -> facts.put(claim.code(), person.sex().name().toLowerCase(Locale.ROOT));
                case PHONE_NUMBER -> facts.put(claim.code(), person.phone());
                case EMAIL -> facts.put(claim.code(), person.email());
            }
        }
        facts.values().removeIf(fact -> fact == null);
        return facts;
    }

    private void names(Person person, Map<String, Object> facts) {
        facts.put("name", person.name().in(country.languages().get(0)));
        for (Language language : country.languages()) {
            facts.put("name#" + language.tag(), person.name().in(language));
        }
    }
}
