package org.dilmun.ejb.school;

import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.school.Registrar;
import org.dilmun.domain.school.School;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Who keeps the register of which school. They hold no role in the ministry, and see nothing of its cases but what concerns their school. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Registrars {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Caller caller;

    @Inject
    Schools schools;

    @Inject
    Audit audit;

    /** @return the schools whose register the caller keeps, in the order of the country's file */
    public List<School> schools() {
        Actor actor = caller.actor();
        if (!actor.isPerson()) {
            return List.of();
        }
        List<String> kept = em.createQuery("select r.school from Registrar r where r.personId = :person", String.class)
                .setParameter("person", actor.id())
                .getResultList();
        return schools.list().stream()
                .filter(school -> kept.contains(school.code()))
                .toList();
    }

    /**
     * The caller, if they keep the register of that school.
     *
     * @throws Refused for anybody else
     */
    public Actor require(String school, String object) {
        if (schools().stream().noneMatch(kept -> kept.code().equals(school))) {
            audit.recordApart("access.registrar", object, AuditEvent.Outcome.REFUSED);
            throw new Refused();
        }
        return caller.actor();
    }

    /** Lets that person keep the register of that school; again changes nothing. */
    public void appoint(Person person, String school) {
        boolean already = em.createQuery(
                                "select count(r) from Registrar r where r.personId = :person and r.school = :school",
                                Long.class)
                        .setParameter("person", person.id())
                        .setParameter("school", school)
                        .getSingleResult()
                > 0;
        if (!already) {
            em.persist(new Registrar(ids.next(), person.id(), school));
        }
    }
}
