package org.dilmun.ejb.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.party.MandateRules;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.StartLock;

/** In whose name the demonstration's people may act, as if granted and accepted at the first start. Never in production. */
@Singleton
@Startup
@DependsOn("DemoPeople")
@Interceptors(AgainAfterDeadlock.class)
public class DemoMandates {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Ids ids;

    @Inject
    References references;

    @Inject
    People people;

    @Inject
    Mandates mandates;

    @Inject
    MandateRules rules;

    @Inject
    StartLock startLock;

    /** The shape of {@code demo-mandates.yaml}; people by their personal numbers. */
    public record DemoMandate(String grantor, String holder, Set<String> services, int endsInDays, String purpose) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files().find("demo-mandates.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoMandate[].class)))
                    .forEach(this::add);
        }
    }

    private void add(DemoMandate data) {
        Person grantor = people.find(data.grantor()).orElseThrow();
        Person holder = people.find(data.holder()).orElseThrow();
        if (mandates.of(grantor.id()).isEmpty()) {
            Instant now = clock.instant();
            LocalDate today = country.day(now);
            Mandate mandate = Mandate.offer(
                    ids.next(),
                    references.next(Mandate.PREFIX),
                    grantor,
                    new Mandate.Addressee(holder, people.number(holder).masked()),
                    new Mandate.Terms(data.services(), today, today.plusDays(data.endsInDays()), data.purpose()),
                    rules.limits(),
                    today,
                    now);
            mandate.accept(today, now);
            mandates.add(mandate);
        }
    }
}
