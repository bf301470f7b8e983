package org.dilmun.ejb.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads the caller's own notices; those of others do not exist here. Pages by keyset: the tenth costs what the first does. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class NoticeQueries {

    /** Unread notices that are counted at most: nobody needs to know how many more there are. */
    public static final int COUNTED_AT_MOST = 100;

    private static final String SELECT = "select new org.dilmun.ejb.notice.NoticeRow(n.reference, n.subject, b.name,"
            + " n.sentAt, n.readAt) from Notice n, GovernmentBody b where b.id = n.bodyId and n.receiverId = :me";
    // the first half alone lets the index begin at the place, the second half settles the ties there
    private static final String OLDER =
            " and n.sentAt <= :at and (n.sentAt < :at or n.id < :id) order by n.sentAt desc, n.id desc";
    private static final String NEWER =
            " and n.sentAt >= :at and (n.sentAt > :at or n.id > :id) order by n.sentAt, n.id";
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    /** @param size rows of a page, 1 or more */
    public NoticeList newest(int size) {
        List<NoticeRow> rows = rows(OLDER, END_OF_TIME, Long.MAX_VALUE, size + 1);
        return new NoticeList(first(size, rows), false, rows.size() > size);
    }

    /** @throws NotFound if the caller has no such notice */
    public NoticeList olderThan(Reference reference, int size) {
        Notice place = getOwn(reference);
        List<NoticeRow> rows = rows(OLDER, place.sentAt(), place.id(), size + 1);
        return new NoticeList(first(size, rows), true, rows.size() > size);
    }

    /**
     * The page before that notice. Where none is left the first page is full all the same.
     *
     * @throws NotFound if the caller has no such notice
     */
    public NoticeList newerThan(Reference reference, int size) {
        Notice place = getOwn(reference);
        List<NoticeRow> rows = rows(NEWER, place.sentAt(), place.id(), size + 1);
        if (rows.size() <= size) {
            return newest(size);
        }
        var page = new ArrayList<>(first(size, rows));
        Collections.reverse(page);
        return new NoticeList(page, true, true);
    }

    private List<NoticeRow> rows(String condition, Instant at, long id, int most) {
        return em.createQuery(SELECT + condition, NoticeRow.class)
                .setParameter("me", access.requirePerson().id())
                .setParameter("at", at)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    private static List<NoticeRow> first(int size, List<NoticeRow> rows) {
        return rows.subList(0, Math.min(size, rows.size()));
    }

    /** @throws NotFound if the caller has no such notice */
    public Notice getOwn(Reference reference) {
        return em.createQuery(
                        "select n from Notice n where n.reference = :reference and n.receiverId = :me", Notice.class)
                .setParameter("reference", reference)
                .setParameter("me", access.requirePerson().id())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("notice", reference));
    }

    /** @return how many the caller has not opened, {@link #COUNTED_AT_MOST} for that many or more */
    public int unread() {
        return em.createQuery("select n.id from Notice n where n.receiverId = :me and n.readAt is null", Long.class)
                .setParameter("me", access.requirePerson().id())
                .setMaxResults(COUNTED_AT_MOST)
                .getResultList()
                .size();
    }
}
