package org.dilmun.ejb.request;

import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.ObligationSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The cases of others that a person is asked to sign. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SignatureObligations implements ObligationSource {

    private static final int AT_MOST = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Cases cases;

    @Override
    public List<Obligation> obligations(long partyId) {
        return em.createQuery(
                        "select s, r from Signature s, Request r where r.id = s.requestId and s.signerId = :party"
                                + " and s.state = :asked order by s.id",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("asked", SignatureState.ASKED)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .map(row -> obligation((Signature) row[0], (Request) row[1]))
                .toList();
    }

    private Obligation obligation(Signature asked, Request request) {
        return new Obligation(
                Obligation.Kind.SIGN,
                cases.service(request).name(),
                null,
                asked.dueOn().orElse(null),
                "/my/signatures/" + request.reference());
    }
}
