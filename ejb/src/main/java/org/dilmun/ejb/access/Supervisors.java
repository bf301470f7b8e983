package org.dilmun.ejb.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Succession;
import org.dilmun.domain.party.Supervision;
import org.dilmun.ejb.party.Bodies;

/** Which bodies have supervisors, and which borrow those of the body above. */
@ApplicationScoped
public class Supervisors {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Bodies bodies;

    /** As the grants are now. */
    public Supervision supervision() {
        return supervision(bodies.succession());
    }

    /** The same for who knows already which body follows which. */
    Supervision supervision(Succession succession) {
        Set<Long> own = em.createQuery(
                        "select distinct g.bodyId from RoleGrant g where g.role = :supervisor", Long.class)
                .setParameter("supervisor", Role.SUPERVISOR)
                .getResultStream()
                .flatMap(body -> succession.reach(body).stream())
                .collect(Collectors.toSet());
        List<GovernmentBody> today =
                bodies.list().stream().filter(body -> !body.isEnded()).toList();
        return new Supervision(today, own);
    }

    /** @return id of the body whose supervisors are those of that one; itself where nobody in its line is one */
    public long bodyFor(long body) {
        return supervision().of(body).orElse(body);
    }
}
