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

/** The cards of the demonstration's people, with days left to run from the first start on or until a day. Never in production. */
@Singleton
@Startup
@DependsOn("DemoFamilies") // which depends on DemoPeople; the server takes both together for a cycle
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

    /**
     * The shape of {@code demo-id-cards.yaml}.
     *
     * @param serial null: any
     * @param expiresOn {@code 2030-05-31}; null: {@code expiresInDays} says it
     */
    public record DemoCard(String personalNumber, String serial, int expiresInDays, String expiresOn) {}

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
            LocalDate expires = card.expiresOn() == null
                    ? country.day(clock.instant()).plusDays(card.expiresInDays())
                    : LocalDate.parse(card.expiresOn());
            LocalDate issued = expires.minusYears(rules.term().years());
            if (card.serial() == null) {
                cards.issue(holder, issued, expires);
            } else {
                cards.issue(holder, card.serial(), issued, expires);
            }
        }
    }
}
