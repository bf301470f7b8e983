package org.dilmun.ejb.memo;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Succession;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.RoleHolders;
import org.dilmun.ejb.access.Supervisors;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Which bodies receive memos, and who is told of what has come. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MemoPeople {

    private static final Set<Role> READING = Set.of(Role.OFFICER, Role.SUPERVISOR);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Bodies bodies;

    @Inject
    Supervisors supervisors;

    @Inject
    RoleHolders holders;

    @Inject
    Access access;

    /** @return the government bodies of today but that one in which somebody receives memos, by their codes */
    public List<GovernmentBody> receivers(long sender) {
        Set<Long> manned = Set.copyOf(
                em.createQuery("select distinct g.bodyId from RoleGrant g where g.role in :roles", Long.class)
                        .setParameter("roles", READING)
                        .getResultList());
        Succession succession = bodies.succession();
        return bodies.list().stream()
                .filter(body -> !body.isEnded() && body.id() != sender)
                .filter(body -> !Collections.disjoint(succession.origins(body.id()), manned))
                .toList();
    }

    /**
     * @param concerned party ids of those about whom the case is
     * @return party ids of the supervisors of the body, or, where it has none, of its officers; none of those near to the case
     */
    public Set<Long> responsible(long body, Set<Long> concerned) {
        Set<Long> involved = access.involved(concerned);
        Set<Long> supervisors = holders(body, Role.SUPERVISOR, involved);
        return supervisors.isEmpty() ? holders(body, Role.OFFICER, involved) : supervisors;
    }

    /**
     * @param concerned party ids of those about whom the case is
     * @return party ids of those who may sign what the body writes: its supervisors, or those of the body above; none of those near to the case
     */
    public Set<Long> signing(long body, Set<Long> concerned) {
        return holders(supervisors.bodyFor(body), Role.SUPERVISOR, access.involved(concerned));
    }

    private Set<Long> holders(long body, Role role, Set<Long> but) {
        return holders.of(body, role).stream()
                .filter(person -> !but.contains(person))
                .collect(Collectors.toUnmodifiableSet());
    }
}
