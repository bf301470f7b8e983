package org.dilmun.ejb.demo;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** The people of the demonstration, the same on every machine. Never in production. */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@Interceptors(AgainAfterDeadlock.class)
public class DemoPeople {

    /** Of every demonstration account. Public: it opens nothing but invented data. */
    public static final String PASSWORD = "Dilmun-demo-2026";

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    Access access;

    @Inject
    Bodies bodies;

    @Inject
    DemoSeeds seeds;

    @Inject
    StartLock startLock;

    private List<DemoPerson> list = List.of();

    /**
     * The shape of {@code demo.yaml}.
     *
     * @param socialSupportUntil its last day, {@code 2030-12-31}; null: there is none
     */
    public record DemoPerson(
            String personalNumber,
            LocalizedText name,
            LocalizedText description,
            String birthDate,
            Sex sex,
            String nationality,
            boolean citizen,
            Address address,
            String phone,
            String socialSupportUntil,
            List<DemoRole> roles) {}

    /** What a demonstration person is in a body. */
    public record DemoRole(String body, Role role) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            list = country.files()
                    .find("demo.yaml")
                    .map(file -> List.of(file.as(DemoPerson[].class)))
                    .orElse(List.of());
            list.stream()
                    .filter(person -> people.find(person.personalNumber()).isEmpty())
                    .forEach(this::add);
            list.stream()
                    .flatMap(person -> accounts.find(person.personalNumber()).stream())
                    .forEach(account -> seeds.account(account.id()));
        }
    }

    public List<DemoPerson> list() {
        return list;
    }

    private void add(DemoPerson data) {
        Person person = people.register(
                PersonalNumber.parse(data.personalNumber(), country.personalNumberRule()),
                new Person.Profile(
                        data.name(),
                        LocalDate.parse(data.birthDate()),
                        data.sex(),
                        data.nationality(),
                        data.citizen(),
                        data.address(),
                        data.phone(),
                        null,
                        new Entitlements(
                                null,
                                data.socialSupportUntil() == null
                                        ? null
                                        : LocalDate.parse(data.socialSupportUntil()))));
        accounts.open(person, PASSWORD, Assurance.BASIC);
        if (data.roles() != null) {
            data.roles()
                    .forEach(role ->
                            access.grant(person.id(), bodies.get(role.body()).id(), role.role()));
        }
    }
}
