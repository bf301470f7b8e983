package org.dilmun.ejb.party;

import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;

/**
 * When children come of age, which parents may act for them until then, and how near two people have to be for the one not
 * to decide about the other. Data of the country, {@code family.yaml}; without it nobody acts for another as a parent, and
 * nobody is near to anybody.
 */
@ApplicationScoped
public class FamilyRules {

    private static final Data NONE = new Data(0, Set.of(), Set.of());

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    private Data data = NONE;

    /**
     * The shape of the file.
     *
     * @param majority in years; 0: nobody is a minor
     * @param guardians which parents may act for their minor children
     * @param near relations from which an official is too near to decide; what is near from the one side is from the other
     */
    public record Data(int majority, Set<ParentRole> guardians, Set<Relation> near) {

        public Data {
            guardians = guardians == null ? Set.of() : Set.copyOf(guardians);
            near = near == null ? Set.of() : Relation.bothWays(near);
        }
    }

    /** One of two parents. */
    public enum ParentRole {
        FATHER,
        MOTHER;

        @JsonCreator
        static ParentRole of(String code) {
            return switch (code) {
                case "father" -> FATHER;
                case "mother" -> MOTHER;
                default -> throw new IllegalArgumentException(code);
            };
        }

        static ParentRole of(Person parent) {
            return parent.sex() == Sex.FEMALE ? MOTHER : FATHER;
        }
    }

    @PostConstruct
    void load() {
        data = country.files()
                .find("family.yaml")
                .map(file -> file.as(Data.class))
                .orElse(NONE);
    }

    /** @return in years */
    public int majority() {
        return data.majority();
    }

    /** Whether that person is not of age yet. */
    public boolean isMinor(Person person) {
        return person.ageOn(country.day(clock.instant())) < data.majority();
    }

    public boolean isNear(Relation relation) {
        return data.near().contains(relation);
    }

    /** Whether the law makes that parent the guardian of their minor children. */
    public boolean isGuardian(Person parent) {
        return data.guardians().contains(ParentRole.of(parent));
    }
}
