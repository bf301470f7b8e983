package org.dilmun.ejb.civil;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.civil.IdCard;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The register of identity cards. Whoever calls has judged who may. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class IdCards {

    private static final int SERIAL_DIGITS = 9;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    private final SecureRandom random = new SecureRandom();

    /** @return the card that the person can use, or could but for its date */
    public Optional<IdCard> findActive(long holderId) {
        return em.createQuery("select c from IdCard c where c.activeHolderId = :holder", IdCard.class)
                .setParameter("holder", holderId)
                .getResultStream()
                .findFirst();
    }

    /** @return all cards that the person has had, the newest first */
    public List<IdCard> list(long holderId) {
        return em.createQuery("select c from IdCard c where c.holderId = :holder order by c.id desc", IdCard.class)
                .setParameter("holder", holderId)
                .getResultList();
    }

    /** Issues a card and ends the one before it. */
    public IdCard issue(Person holder, LocalDate issuedOn, LocalDate expiresOn) {
        return issue(holder, serial(), issuedOn, expiresOn);
    }

    /** The same with a card that has its serial already. */
    public IdCard issue(Person holder, String serial, LocalDate issuedOn, LocalDate expiresOn) {
        cancelActive(holder.id(), "replaced");
        em.flush(); // before the new one: a person has one active card
        var card = new IdCard(ids.next(), holder.id(), serial, issuedOn, expiresOn);
        em.persist(card);
        return card;
    }

    /** Ends the person's card, if there is one that has not ended. */
    public void cancelActive(long holderId, String reason) {
        findActive(holderId).ifPresent(card -> card.cancel(reason, clock.instant()));
    }

    private String serial() {
        var digits = new StringBuilder();
        for (int i = 0; i < SERIAL_DIGITS; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
