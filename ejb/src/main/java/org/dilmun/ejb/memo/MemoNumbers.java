package org.dilmun.ejb.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Counts the memos of a body in a year, from 1 and without gaps: the count is the transaction's that sends the memo, and goes back with it.
 * Who sends at the same time from the same body waits for its end, and nobody else does.
 */
@ApplicationScoped
public class MemoNumbers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** One statement, so that of two who begin a year neither reads before the other has counted. */
    public int next(long body, int year) {
        em.createNativeQuery("insert into memo_number (body_id, memo_year, last_no) values (?1, ?2, 1)"
                        + " on duplicate key update last_no = last_no + 1")
                .setParameter(1, body)
                .setParameter(2, year)
                .executeUpdate();
        Number counted =
                (Number) em.createNativeQuery("select last_no from memo_number where body_id = ?1 and memo_year = ?2")
                        .setParameter(1, body)
                        .setParameter(2, year)
                        .getSingleResult();
        return counted.intValue();
    }
}
