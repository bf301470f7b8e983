package org.dilmun.ejb.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Counts the receipts of a body in a year, from 1 and without gaps: the count is the transaction's that gives the receipt, and goes back with it. */
@ApplicationScoped
public class ReceiptCounts {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** One statement, so that of two who begin a year neither reads before the other has counted. */
    public int next(long body, int year) {
        em.createNativeQuery("insert into receipt_count (body_id, receipt_year, last_no) values (?1, ?2, 1)"
                        + " on duplicate key update last_no = last_no + 1")
                .setParameter(1, body)
                .setParameter(2, year)
                .executeUpdate();
        Number counted = (Number)
                em.createNativeQuery("select last_no from receipt_count where body_id = ?1 and receipt_year = ?2")
                        .setParameter(1, body)
                        .setParameter(2, year)
                        .getSingleResult();
        return counted.intValue();
    }
}
