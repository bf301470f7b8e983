package org.dilmun.ejb.demo;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Notes down what of the demonstration has public secrets, so that no production starts with it. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class DemoSeeds {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    public void client(long id) {
        note("client", id);
    }

    public void relyingParty(long id) {
        note("relying-party", id);
    }

    public void account(long id) {
        note("account", id);
    }

    private void note(String kind, long id) {
        em.createNativeQuery("insert into demo_seed (kind, id) values (?1, ?2) on duplicate key update kind = kind")
                .setParameter(1, kind)
                .setParameter(2, id)
                .executeUpdate();
    }
}
