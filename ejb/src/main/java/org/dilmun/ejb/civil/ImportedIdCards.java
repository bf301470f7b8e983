package org.dilmun.ejb.civil;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.civil.IdCard;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.register.ImportedCards;

/** Cards that come with files of people, hundreds at once: two queries, and rows that leave in batches. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImportedIdCards implements ImportedCards {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    CardRules rules;

    @Inject
    Country country;

    @Override
    public Map<String, Long> holders(Collection<String> numbers) {
        return em.createQuery("select c.serial, c.holderId from IdCard c where c.serial in :numbers", Object[].class)
                .setParameter("numbers", numbers)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    @Override
    public void take(Map<Long, Card> byHolder) {
        Map<String, Long> known =
                holders(byHolder.values().stream().map(Card::number).toList());
        Map<Long, Card> added = new HashMap<>(byHolder);
        added.values().removeIf(card -> known.containsKey(card.number()));
        if (added.isEmpty() || country.files().find("id-card.yaml").isEmpty()) {
            return; // nothing new, or a country without such cards
        }
        Map<Long, IdCard> before = em.createQuery(
                        "select c from IdCard c where c.activeHolderId in :holders", IdCard.class)
                .setParameter("holders", added.keySet())
                .getResultStream()
                .collect(Collectors.toMap(IdCard::holderId, Function.identity()));
        before.values().forEach(card -> card.cancel("replaced", clock.instant()));
        em.flush(); // before the new ones: a person has one active card
        added.forEach((holder, card) -> em.persist(new IdCard(
                ids.next(),
                holder,
                card.number(),
                card.expiresOn().minusYears(rules.term().years()),
                card.expiresOn())));
    }
}
