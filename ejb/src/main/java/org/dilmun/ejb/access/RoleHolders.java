package org.dilmun.ejb.access;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Role;
import org.dilmun.ejb.party.Bodies;

/** Who is something in a body: those of the bodies that it took over from among them. */
@ApplicationScoped
public class RoleHolders {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Bodies bodies;

    /** @return party ids of those who have that role in the body itself, and not from above */
    public Set<Long> of(long body, Role role) {
        return Set.copyOf(em.createQuery(
                        "select distinct g.partyId from RoleGrant g where g.bodyId in :bodies and g.role = :role",
                        Long.class)
                .setParameter("bodies", bodies.succession().origins(body))
                .setParameter("role", role)
                .getResultList());
    }
}
