package org.dilmun.ejb.party;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Kinship;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Who is family of whom, as the population register has it. Whether the caller may ask or change that its callers judge. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Kin {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    FamilyRules rules;

    @Inject
    Guardians guardians;

    /**
     * The relatives of a person today; of somebody who is related in several ways the nearest counts.
     *
     * @return what each is to the person, by party id
     */
    public Map<Long, Relation> relatives(long personId) {
        LocalDate day = country.day(clock.instant());
        var family = new Family(day);
        family.add(rows(Set.of(personId)));
        family.add(rows(family.neighbours(personId)));
        Map<Long, Relation> relatives = family.relatives(personId);
        guardianships(personId).forEach((other, relation) -> relatives.merge(other, relation, Kin::nearer));
        return relatives;
    }

    private static Relation nearer(Relation one, Relation other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** @return party ids of those about whom that person is too near to decide, by the country's rule; without themselves */
    public Set<Long> near(long personId) {
        return relatives(personId).entrySet().stream()
                .filter(relative -> rules.isNear(relative.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<Long, Relation> guardianships(long personId) {
        var found = new HashMap<Long, Relation>();
        LocalDate day = country.day(clock.instant());
        em.createQuery(
                        "select g, p from Guardianship g, Person p where p.id = g.wardId"
                                + " and (g.guardianId = :person or g.wardId = :person)",
                        Object[].class)
                .setParameter("person", personId)
                .getResultStream()
                .filter(row -> ((Guardianship) row[0]).isOn(day, (Person) row[1], rules.majority()))
                .map(row -> (Guardianship) row[0])
                .forEach(guardianship -> {
                    boolean guardian = guardianship.guardianId() == personId;
                    found.put(
                            guardian ? guardianship.wardId() : guardianship.guardianId(),
                            guardian ? Relation.WARD : Relation.GUARDIAN);
                });
        return found;
    }

    /** @return all that is recorded of any of them; two look-ups, so that each goes by an index of its own */
    private Stream<Kinship> rows(Collection<Long> people) {
        return people.isEmpty()
                ? Stream.empty()
                : Stream.of("k.personId", "k.relativeId").flatMap(end -> em.createQuery(
                                "select k from Kinship k where " + end + " in :people", Kinship.class)
                        .setParameter("people", people)
                        .getResultStream());
    }

    /** What is recorded of a person and of those next to them; everything that it asks for is two steps away at most. */
    private static final class Family {

        private final LocalDate day;
        private final Map<Long, Set<Long>> parents = new HashMap<>();
        private final Map<Long, Set<Long>> children = new HashMap<>();
        private final Map<Long, Set<Long>> spouses = new HashMap<>();

        Family(LocalDate day) {
            this.day = day;
        }

        void add(Stream<Kinship> rows) {
            rows.filter(row -> row.isOn(day)).forEach(row -> {
                if (row.kind() == Kinship.Kind.PARENT) {
                    put(parents, row.relativeId(), row.personId());
                    put(children, row.personId(), row.relativeId());
                } else {
                    put(spouses, row.personId(), row.relativeId());
                    put(spouses, row.relativeId(), row.personId());
                }
            });
        }

        private static void put(Map<Long, Set<Long>> map, long of, long other) {
            map.computeIfAbsent(of, id -> new HashSet<>()).add(other);
        }

        Set<Long> neighbours(long person) {
            return Stream.of(parents, children, spouses)
                    .flatMap(map -> of(map, Stream.of(person)))
                    .collect(Collectors.toSet());
        }

        private static Stream<Long> of(Map<Long, Set<Long>> map, Stream<Long> people) {
            return people.flatMap(person -> map.getOrDefault(person, Set.of()).stream());
        }

        Map<Long, Relation> relatives(long person) {
            var by = new EnumMap<Relation, Stream<Long>>(Relation.class);
            by.put(Relation.SPOUSE, of(spouses, Stream.of(person)));
            by.put(Relation.PARENT, of(parents, Stream.of(person)));
            by.put(Relation.CHILD, of(children, Stream.of(person)));
            by.put(Relation.SIBLING, of(children, of(parents, Stream.of(person))));
            by.put(Relation.GRANDPARENT, of(parents, of(parents, Stream.of(person))));
            by.put(Relation.GRANDCHILD, of(children, of(children, Stream.of(person))));
            by.put(Relation.PARENT_IN_LAW, of(parents, of(spouses, Stream.of(person))));
            by.put(Relation.CHILD_IN_LAW, of(spouses, of(children, Stream.of(person))));
            var relatives = new HashMap<Long, Relation>();
            by.forEach((relation, people) ->
                    people.filter(other -> other != person).forEach(other -> relatives.putIfAbsent(other, relation)));
            return relatives;
        }
    }

    /**
     * Records that the one is a parent of the other, who with that acts for the child where the law says so; again changes
     * nothing.
     *
     * @throws org.dilmun.domain.party.NotKin unless the parent was born before the child
     */
    public void recordParent(Person parent, Person child) {
        List<Kinship> known = em.createQuery(
                        "select k from Kinship k where k.personId = :parent and k.relativeId = :child and k.kind = :kind",
                        Kinship.class)
                .setParameter("parent", parent.id())
                .setParameter("child", child.id())
                .setParameter("kind", Kinship.Kind.PARENT)
                .getResultList();
        if (known.isEmpty()) {
            em.persist(Kinship.parent(ids.next(), parent, child));
            guardians.ofParent(parent, child);
        }
    }

    /** @throws org.dilmun.domain.party.NotKin if they cannot have married on that day */
    public Kinship recordMarriage(Person one, Person other, LocalDate since) {
        var marriage = Kinship.marriage(ids.next(), one, other, since);
        em.persist(marriage);
        return marriage;
    }
}
