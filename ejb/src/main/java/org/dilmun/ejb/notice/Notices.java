package org.dilmun.ejb.notice;

import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.notice.mail.NoticeMails;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Puts notices into the inboxes of people, in the transaction of what they are about, and opens them for their receivers. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Notices {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    NoticeQueries queries;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    NoticeMails mails;

    /** Sends a notice, once for its cause: of two senders the second waits for the first, and then adds nothing. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void send(NoticeDraft draft) {
        long id = ids.next();
        if (takes(draft.key(), id)) {
            Instant now = clock.instant();
            var reference = references.next(Notice.PREFIX);
            var notice = new Notice(id, reference, draft, now);
            em.persist(notice);
            mails.announce(notice);
        }
    }

    /**
     * The caller's own notice, opened: from now on it is read.
     *
     * @throws org.dilmun.domain.kernel.NotFound if the caller has no such notice
     */
    public OwnNotice open(Reference reference) {
        Notice notice = queries.getOwn(reference);
        notice.read(clock.instant());
        return new OwnNotice(notice, bodies.name(notice.bodyId(), country.day(notice.sentAt())));
    }

    /** A duplicate must not fail the statement: that would undo the transaction of the cause. */
    private boolean takes(String key, long id) {
        em.createNativeQuery("insert into notice_key (cause_key, notice_id) values (?1, ?2)"
                        + " on duplicate key update notice_id = notice_id")
                .setParameter(1, key)
                .setParameter(2, id)
                .executeUpdate();
        Number first = (Number) em.createNativeQuery("select notice_id from notice_key where cause_key = ?1")
                .setParameter(1, key)
                .getSingleResult();
        return first.longValue() == id;
    }
}
