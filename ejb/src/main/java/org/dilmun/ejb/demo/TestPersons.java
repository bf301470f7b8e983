package org.dilmun.ejb.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.openid.TestBehaviour;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** People of the demonstration with whom developers try their systems: each brings about one outcome. Never in production. */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@Interceptors(AgainAfterDeadlock.class)
public class TestPersons {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    DemoSeeds seeds;

    @Inject
    StartLock startLock;

    private final Map<Long, TestBehaviour> behaviours = new HashMap<>();
    private List<TestPerson> list = List.of();

    /**
     * The shape of {@code demo-test-persons.yaml}.
     *
     * @param age in years, when the demonstration is started for the first time
     */
    public record TestPerson(String personalNumber, TestBehaviour behaviour, int age, LocalizedText name) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            list = country.files()
                    .find("demo-test-persons.yaml")
                    .map(file -> List.of(file.as(TestPerson[].class)))
                    .orElse(List.of());
            list.forEach(this::note);
        }
    }

    private void note(TestPerson data) {
        Person person = people.find(data.personalNumber()).orElseGet(() -> add(data));
        behaviours.put(person.id(), data.behaviour());
        seeds.account(accounts.of(person).orElseThrow().id());
    }

    private Person add(TestPerson data) {
        Person person = people.register(
                PersonalNumber.parse(data.personalNumber(), country.personalNumberRule()),
                new Person.Profile(
                        data.name(),
                        country.day(clock.instant()).minusYears(data.age()).minusDays(1),
                        Sex.FEMALE,
                        country.nationality(),
                        true,
                        new Address(Map.of()),
                        null,
                        null));
        Account account = accounts.open(person, DemoPeople.PASSWORD, Assurance.BASIC);
        if (data.behaviour() == TestBehaviour.LOCKED) {
            account.suspend(account.createdAt());
        } else if (data.behaviour() == TestBehaviour.DECEASED) {
            account.close(account.createdAt());
        }
        return person;
    }

    /** @return none outside of the demonstration */
    public List<TestPerson> list() {
        return list;
    }

    /** @return what becomes of the sign-in of that person; it succeeds for all who are no test persons */
    public TestBehaviour of(long partyId) {
        return behaviours.getOrDefault(partyId, TestBehaviour.SIGNS_IN);
    }
}
