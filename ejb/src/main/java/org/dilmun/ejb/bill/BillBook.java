package org.dilmun.ejb.bill;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillTerms;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.Ids;

/** Writes bills down, in the transaction of whoever was let in and brings them. A refusal leaves that transaction to its caller. */
@ApplicationScoped
public class BillBook {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    BillNotices notices;

    /** @param by as {@link org.dilmun.domain.access.Actor#recorded()} writes it */
    public Presented present(long body, String by, String number, BillTerms terms) {
        Optional<Bill> known = find(body, number);
        if (known.isPresent()) {
            Bill bill = known.get();
            boolean changed = bill.amend(terms, clock.instant());
            if (changed) {
                notices.presented(bill);
            }
            return new Presented(bill, false, changed);
        }
        var bill = new Bill(
                ids.next(), references.next(Bill.PREFIX), new Bill.Origin(body, number, by), terms, clock.instant());
        em.persist(bill);
        notices.presented(bill);
        return new Presented(bill, true, false);
    }

    /** @return what stands under that number of that body, locked */
    public Optional<Bill> find(long body, String number) {
        return em.createQuery("select b from Bill b where b.bodyId = :body and b.number = :number", Bill.class)
                .setParameter("body", body)
                .setParameter("number", number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
