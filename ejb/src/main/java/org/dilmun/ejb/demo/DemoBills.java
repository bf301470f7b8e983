package org.dilmun.ejb.demo;

import java.time.LocalDate;
import java.util.Arrays;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.bill.BillTerms;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.bill.BillBook;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** Bills of the demonstration, once: what has become of them since stays. */
@Singleton
@Startup
@DependsOn("DemoPeople")
@Interceptors(AgainAfterDeadlock.class)
public class DemoBills {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    BillBook book;

    @Inject
    StartLock startLock;

    /** The shape of {@code demo-bills.yaml}; the debtor by the personal number. */
    public record DemoBill(
            String body,
            String number,
            String debtor,
            LocalizedText description,
            String amount,
            String least,
            int dueInDays) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files().find("demo-bills.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoBill[].class)))
                    .forEach(this::add);
        }
    }

    private void add(DemoBill data) {
        long body = bodies.get(data.body()).id();
        if (book.find(body, data.number()).isEmpty()) {
            LocalDate due = country.day(clock.instant()).plusDays(data.dueInDays());
            var terms = new BillTerms(
                    people.find(data.debtor()).orElseThrow().id(),
                    data.description(),
                    money(data.amount()),
                    data.least() == null ? null : money(data.least()),
                    due,
                    null);
            book.present(body, Actor.system("demo").recorded(), data.number(), terms);
        }
    }

    private Money money(String amount) {
        return Money.parse(country.currency() + " " + amount);
    }
}
