package org.dilmun.ejb.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.audit.Look;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.TrialRun;

/** Writes down who has looked at what is known of a person, and shows it to that person. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Looks {

    private static final int SHOWN = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Country country;

    @Inject
    Caller caller;

    @Inject
    Access access;

    /**
     * The caller is about to see it; part of the transaction that shows it. People do not look at themselves.
     *
     * @param people party ids of those whom it is about
     * @param bodyId in whose name the caller looks
     * @param subject reference of a request; empty: of none
     */
    public void record(Collection<Long> people, long bodyId, Look.Kind kind, String subject) {
        Actor looker = caller.actor();
        if (TrialRun.isOn()) {
            return;
        }
        Instant now = clock.instant();
        for (long person : people) {
            if (!(looker.isPerson() && looker.id() == person) && !known(person, looker, kind, subject, now)) {
                insert(person, looker, bodyId, kind, subject, now);
            }
        }
    }

    /** Most looks follow another of the same day, and must not cost a write. */
    private boolean known(long person, Actor looker, Look.Kind kind, String subject, Instant now) {
        return !em.createQuery(
                        "select l.id from Look l where l.partyId = :person and l.kind = :kind and l.subject = :subject"
                                + " and l.looker = :looker and l.day = :day",
                        Long.class)
                .setParameter("person", person)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .setParameter("looker", looker.recorded())
                .setParameter("day", country.day(now))
                .getResultList()
                .isEmpty();
    }

    private void insert(long person, Actor looker, long bodyId, Look.Kind kind, String subject, Instant now) {
        em.createNativeQuery("insert into look (id, party_id, looked_at, looked_on, looker, body_id, kind, subject_ref)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on duplicate key update looked_on = looked_on")
                .setParameter(1, ids.next())
                .setParameter(2, person)
                .setParameter(3, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter(4, country.day(now))
                .setParameter(5, looker.recorded())
                .setParameter(6, bodyId)
                .setParameter(7, kind.name())
                .setParameter(8, subject)
                .executeUpdate();
    }

    /** @return looks at what is known of the caller, the latest 200, the newest first */
    public List<Look> own() {
        return em.createQuery("select l from Look l where l.partyId = :me order by l.at desc, l.id desc", Look.class)
                .setParameter("me", access.requirePerson().id())
                .setMaxResults(SHOWN)
                .getResultList();
    }
}
