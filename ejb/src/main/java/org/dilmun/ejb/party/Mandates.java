package org.dilmun.ejb.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Behalf;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * In whose name people may act. Today that is what one person grants another; what a register says of itself, as that somebody signs for a
 * company, joins here as one more source, and nothing else has to know. Whether the caller may ask or change that its callers judge.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Mandates {

    /** Of one person, the newest. */
    private static final int AT_MOST = 100;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    /**
     * A mandate with the people whom it binds, as it stands today.
     *
     * @param holder null if it is an offer for nobody
     */
    public record Standing(Mandate mandate, Person grantor, Person holder, Mandate.State state) {

        public boolean isInForce() {
            return state == Mandate.State.IN_FORCE;
        }
    }

    /** @return what that person has granted or holds, or was offered, the newest first */
    public List<Standing> of(long person) {
        return standings(em.createQuery(
                        "select m from Mandate m where m.grantorId = :person or m.holderId = :person order by m.id desc",
                        Mandate.class)
                .setParameter("person", person)
                .setMaxResults(AT_MOST)
                .getResultList());
    }

    /** @return by which that person may act for others today, the oldest first */
    public List<Standing> heldBy(long person) {
        List<Mandate> accepted = em.createQuery(
                        "select m from Mandate m where m.holderId = :person and m.acceptedAt is not null and m.endedAt is null"
                                + " and m.since <= :today and m.lastDay >= :today order by m.id",
                        Mandate.class)
                .setParameter("person", person)
                .setParameter("today", today())
                .setMaxResults(AT_MOST)
                .getResultList();
        return standings(accepted).stream().filter(Standing::isInForce).toList();
    }

    /** @return how many offers of that person nobody has answered yet */
    public long waiting(long grantor) {
        return em.createQuery(
                        "select count(m) from Mandate m where m.grantorId = :grantor and m.acceptedAt is null"
                                + " and m.endedAt is null and m.lastDay >= :today",
                        Long.class)
                .setParameter("grantor", grantor)
                .setParameter("today", today())
                .getSingleResult();
    }

    /** @return in whose name that person acts by that mandate, and how far; empty if they do not, or not today */
    public Optional<Behalf> behalf(long mandate, long holder) {
        return find(mandate)
                .filter(Standing::isInForce)
                .map(Standing::mandate)
                .filter(found -> found.isFor(holder))
                .map(found -> new Behalf(found.grantorId(), found.id(), found.services()));
    }

    /**
     * Makes sure that what somebody acts by still holds, until the end of the transaction: whoever ends it meanwhile waits, and whoever has
     * ended it before is found here.
     *
     * @param holder party id
     * @throws MandateEnded if it does not
     */
    public void requireInForce(Behalf behalf, long holder) {
        em.find(Mandate.class, behalf.mandate(), LockModeType.PESSIMISTIC_WRITE);
        if (behalf(behalf.mandate(), holder).filter(behalf::equals).isEmpty()) {
            throw new MandateEnded();
        }
    }

    /**
     * The mandate, locked until the end of the transaction.
     *
     * @throws NotFound if there is none
     */
    public Standing lock(Reference reference) {
        Mandate mandate = em.createQuery("select m from Mandate m where m.reference = :reference", Mandate.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("mandate", reference));
        return standing(mandate);
    }

    /** @return that mandate with its people; empty if there is none */
    public Optional<Standing> find(long mandate) {
        return Optional.ofNullable(em.find(Mandate.class, mandate)).map(this::standing);
    }

    public void add(Mandate offered) {
        em.persist(offered);
    }

    private List<Standing> standings(List<Mandate> mandates) {
        Set<Long> bound = mandates.stream()
                .flatMap(mandate -> Stream.concat(Stream.of(mandate.grantorId()), mandate.holderId().stream()))
                .collect(Collectors.toSet());
        if (!bound.isEmpty()) { // one question, after which each is found without another
            em.createQuery("select p from Person p where p.id in :bound", Person.class)
                    .setParameter("bound", bound)
                    .getResultList();
        }
        return mandates.stream().map(this::standing).toList();
    }

    private Standing standing(Mandate mandate) {
        Person grantor = em.find(Person.class, mandate.grantorId());
        Person holder = mandate.holderId().map(id -> em.find(Person.class, id)).orElse(null);
        Mandate.State state = mandate.on(today());
        boolean lapsed = !state.isOver() && isLost(mandate, grantor, holder);
        return new Standing(mandate, grantor, holder, lapsed ? Mandate.State.LAPSED : state);
    }

    /** By a death. That of who has not accepted yet changes nothing: whoever offers is not told whose the number is. */
    private static boolean isLost(Mandate mandate, Person grantor, Person holder) {
        return !grantor.alive() || (mandate.isAccepted() && !holder.alive());
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }
}
