package org.dilmun.ejb.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Relation;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** Who of the demonstration's people is married to whom, and their children, who have no accounts. Never in production. */
@Singleton
@Startup
@DependsOn("DemoPeople")
@Interceptors(AgainAfterDeadlock.class)
public class DemoFamilies {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    People people;

    @Inject
    Kin kin;

    @Inject
    StartLock startLock;

    /**
     * The shape of {@code demo-families.yaml}.
     *
     * @param parents personal numbers of people of the demonstration, one or two
     * @param married day of their marriage; null: they are not
     */
    public record DemoFamily(List<String> parents, String married, List<DemoChild> children) {}

    /** A child of the demonstration. */
    public record DemoChild(String personalNumber, LocalizedText name, String birthDate, Sex sex) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files().find("demo-families.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoFamily[].class)))
                    .forEach(this::add);
        }
    }

    private void add(DemoFamily family) {
        List<Person> parents = family.parents().stream()
                .map(number -> people.find(number).orElseThrow())
                .toList();
        if (family.married() != null) {
            marry(parents.get(0), parents.get(1), LocalDate.parse(family.married()));
        }
        family.children().stream()
                .map(child -> people.find(child.personalNumber()).orElseGet(() -> register(child, parents.get(0))))
                .forEach(child -> parents.forEach(parent -> kin.recordParent(parent, child)));
    }

    private void marry(Person one, Person other, LocalDate day) {
        if (kin.relatives(one.id()).get(other.id()) != Relation.SPOUSE) {
            kin.recordMarriage(one, other, day);
        }
    }

    private Person register(DemoChild child, Person parent) {
        return people.register(
                PersonalNumber.parse(child.personalNumber(), country.personalNumberRule()),
                new Person.Profile(
                        child.name(),
                        LocalDate.parse(child.birthDate()),
                        child.sex(),
                        parent.nationality(),
                        parent.citizen(),
                        parent.address(),
                        null,
                        null));
    }
}
