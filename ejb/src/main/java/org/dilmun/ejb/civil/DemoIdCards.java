package org.dilmun.ejb.civil;

import java.time.LocalDate;
import java.util.Arrays;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** The cards of the demonstration's people, with days left to run from the first start on. Never in production. */
@Singleton
@Startup
@DependsOn("DemoPeople")
@Interceptors(AgainAfterDeadlock.class)
public class DemoIdCards {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    People people;

    @Inject
    IdCards cards;

    @Inject
    CardRules rules;

    @Inject
    BusinessClock clock;

    @Inject
    StartLock startLock;

    /** The shape of {@code demo-id-cards.yaml}. */
    public record DemoCard(String personalNumber, int expiresInDays) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files().find("demo-id-cards.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoCard[].class)))
                    .forEach(this::issue);
        }
    }

    private void issue(DemoCard card) {
        Person holder = people.find(card.personalNumber()).orElseThrow();
        if (cards.list(holder.id()).isEmpty()) {
            LocalDate expires = country.day(clock.instant()).plusDays(card.expiresInDays());
            cards.issue(holder, expires.minusYears(rules.term().years()), expires);
        }
    }
}
