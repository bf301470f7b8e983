package org.dilmun.ejb.party;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Ward;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Who may act for whom, as the population register has it. Whether the caller may ask or change that its callers judge. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Guardians {

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
    References references;

    @Inject
    People people;

    /**
     * A guardianship with the people whom it binds.
     *
     * @param inForce whether the guardian may act today
     * @param until the first day on which it does not hold any more, as far as is known; null: none
     */
    public record Standing(Guardianship guardianship, Person guardian, Person ward, boolean inForce, LocalDate until) {}

    /** @return for whom that person may act today, the oldest first */
    public List<Ward> wards(long guardianId) {
        return wards(guardianId, today());
    }

    /** @return for whom that person could act on that day, the oldest first; each ward once */
    public List<Ward> wards(long guardianId, LocalDate day) {
        return em
                .createQuery(
                        "select g, p from Guardianship g, Person p where p.id = g.wardId and g.guardianId = :guardian"
                                + " order by g.id",
                        Object[].class)
                .setParameter("guardian", guardianId)
                .getResultStream()
                .map(row -> new Ward((Guardianship) row[0], (Person) row[1]))
                .filter(ward -> ward.guardianship().isOn(day, ward.person(), rules.majority()))
                .collect(Collectors.toMap(
                        ward -> ward.person().id(), ward -> ward, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing((Ward ward) -> ward.person().birthDate())
                        .thenComparing(Ward::reference))
                .toList();
    }

    /** Whether that person may act for the other today. */
    public boolean isGuardian(long guardianId, long wardId) {
        return wards(guardianId).stream().anyMatch(ward -> ward.person().id() == wardId);
    }

    /** @return who is or was meant by that reference, whether or not the guardianship has ended since */
    public Optional<Person> ward(String reference) {
        return Reference.isWellFormed(reference)
                ? em.createQuery(
                                "select p from Guardianship g, Person p where p.id = g.wardId and g.reference = :reference",
                                Person.class)
                        .setParameter("reference", new Reference(reference))
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * What stands in forms for the ward whom somebody names by the personal number, as counters do.
     *
     * @return what was typed if it is no number of somebody for whom that guardian may act today
     */
    public String referenceFor(long guardianId, String typed) {
        return people.findTyped(typed)
                .flatMap(person -> wards(guardianId).stream()
                        .filter(ward -> ward.person().id() == person.id())
                        .findFirst())
                .map(Ward::reference)
                .orElse(typed);
    }

    /** @return all that the register has of the person as a guardian or as a ward, the newest first; ended ones too */
    public List<Standing> of(Person person) {
        return em.createQuery(
                        "select g, a, b from Guardianship g, Person a, Person b where a.id = g.guardianId and b.id = g.wardId"
                                + " and (g.guardianId = :person or g.wardId = :person) order by g.id desc",
                        Object[].class)
                .setParameter("person", person.id())
                .getResultStream()
                .map(row -> standing((Guardianship) row[0], (Person) row[1], (Person) row[2]))
                .toList();
    }

    private Standing standing(Guardianship guardianship, Person guardian, Person ward) {
        return new Standing(
                guardianship,
                guardian,
                ward,
                guardianship.isOn(today(), ward, rules.majority()),
                guardianship.firstDayAfter(ward, rules.majority()));
    }

    /** The parent may act for the child until it comes of age, if the law of the country says so; again changes nothing. */
    public void ofParent(Person parent, Person child) {
        boolean minor = today().isBefore(child.birthDate().plusYears(rules.majority()));
        if (minor && rules.isGuardian(parent) && !has(parent, child, Guardianship.Ground.PARENTHOOD)) {
            em.persist(Guardianship.ofParent(ids.next(), references.next(Guardianship.PREFIX), parent, child));
        }
    }

    private boolean has(Person guardian, Person ward, Guardianship.Ground ground) {
        return em.createQuery(
                                "select count(g) from Guardianship g where g.guardianId = :guardian and g.wardId = :ward"
                                        + " and g.ground = :ground",
                                Long.class)
                        .setParameter("guardian", guardian.id())
                        .setParameter("ward", ward.id())
                        .setParameter("ground", ground)
                        .getSingleResult()
                > 0;
    }

    /** A court has made that person the guardian of the other. */
    public Guardianship appoint(Person guardian, Person ward, Guardianship.Decision decision) {
        var appointed =
                Guardianship.ofCourt(ids.next(), references.next(Guardianship.PREFIX), guardian, ward, decision);
        em.persist(appointed);
        return appointed;
    }

    /** It does not hold any more from today on. */
    public Guardianship end(Reference reference) {
        Guardianship guardianship = em.createQuery(
                        "select g from Guardianship g where g.reference = :reference", Guardianship.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("guardianship", reference));
        guardianship.end(today());
        return guardianship;
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }
}
