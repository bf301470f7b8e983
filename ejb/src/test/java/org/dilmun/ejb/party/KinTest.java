package org.dilmun.ejb.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.party.Kinship;
import org.dilmun.domain.party.NotKin;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is family of whom follows from parents and marriages. */
@OnDatabase
class KinTest {

    private final TestDatabase database = new TestDatabase();
    private final TestRegister register = new TestRegister(database);
    private Instant now = Instant.parse("2017-11-05T08:00:00Z");
    private Kin kin;
    private Person grandmother;
    private Person mother;
    private Person uncle;
    private Person father;
    private Person fathersMother;
    private Person daughter;
    private Person son;

    @BeforeEach
    void family() {
        database.with(BusinessClock.class, () -> now);
        kin = database.bean(Kin.class);
        grandmother = register.woman("1950-02-01");
        mother = register.woman("1975-06-10");
        uncle = register.man("1972-01-20");
        fathersMother = register.woman("1948-09-09");
        father = register.man("1970-03-30");
        daughter = register.woman("2001-01-01");
        son = register.man("2004-05-05");
        register.parents(mother, grandmother);
        register.parents(uncle, grandmother);
        register.parents(father, fathersMother);
        register.parents(daughter, mother, father);
        register.parents(son, mother, father);
        marry(mother, father, "2000-01-01");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Kinship marry(Person one, Person other, String day) {
        return database.inTransaction(() -> kin.recordMarriage(one, other, LocalDate.parse(day)));
    }

    private Map<Long, Relation> relatives(Person person) {
        return database.inTransaction(() -> kin.relatives(person.id()));
    }

    @Test
    void parents_children_siblings_and_those_by_marriage_are_relatives_and_nobody_further() {
        assertThat(relatives(mother))
                .containsOnly(
                        entry(father.id(), Relation.SPOUSE),
                        entry(grandmother.id(), Relation.PARENT),
                        entry(daughter.id(), Relation.CHILD),
                        entry(son.id(), Relation.CHILD),
                        entry(uncle.id(), Relation.SIBLING),
                        entry(fathersMother.id(), Relation.PARENT_IN_LAW));
        assertThat(relatives(son))
                .containsOnly(
                        entry(mother.id(), Relation.PARENT),
                        entry(father.id(), Relation.PARENT),
                        entry(daughter.id(), Relation.SIBLING),
                        entry(grandmother.id(), Relation.GRANDPARENT),
                        entry(fathersMother.id(), Relation.GRANDPARENT));
    }

    @Test
    void what_one_is_to_the_other_the_other_is_the_other_way_round() {
        for (Person one : new Person[] {grandmother, mother, uncle, father, fathersMother, daughter, son}) {
            relatives(one).forEach((other, relation) -> assertThat(database.inTransaction(() -> kin.relatives(other)))
                    .containsEntry(one.id(), relation.inverse()));
        }
    }

    @Test
    void a_marriage_that_has_ended_makes_no_family_any_more_and_parents_stay_parents() {
        Person second = register.woman("1980-01-01");
        Kinship marriage = marry(uncle, second, "2010-05-05");
        assertThat(relatives(second)).containsEntry(grandmother.id(), Relation.PARENT_IN_LAW);
        database.inTransaction(() -> database.entityManager().merge(marriage).end(LocalDate.parse("2017-11-05")));
        assertThat(relatives(second)).isEmpty();
        assertThat(relatives(grandmother)).doesNotContainKey(second.id());
        now = Instant.parse("2017-11-03T08:00:00Z");
        assertThat(relatives(second)).containsEntry(uncle.id(), Relation.SPOUSE);
    }

    @Test
    void near_are_those_whom_the_country_says_are_near() {
        Person cousin = register.man("2003-03-03");
        register.parents(cousin, uncle);
        assertThat(database.inTransaction(() -> kin.near(son.id())))
                .containsExactlyInAnyOrder(
                        mother.id(), father.id(), daughter.id(), grandmother.id(), fathersMother.id());
    }

    @Test
    void the_same_again_is_recorded_once() {
        register.parents(son, mother, father);
        assertThat(database.inTransaction(() -> database.entityManager()
                        .createQuery("select count(k) from Kinship k where k.relativeId = :son", Long.class)
                        .setParameter("son", son.id())
                        .getSingleResult()))
                .isEqualTo(2);
    }

    @Test
    void nobody_is_a_parent_of_the_older_or_married_to_themselves() {
        assertThatThrownBy(() -> register.parents(mother, son)).isInstanceOf(NotKin.class);
        assertThatThrownBy(() -> register.parents(son, son)).isInstanceOf(NotKin.class);
        assertThatThrownBy(() -> marry(son, son, "2017-01-01")).isInstanceOf(NotKin.class);
        assertThatThrownBy(() -> marry(uncle, son, "2004-05-04")).isInstanceOf(NotKin.class);
    }
}
