package org.dilmun.ejb.identity;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.AnsweredCall;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Answers by key. Each method is a transaction of its own, so that who comes second can read what the first was answered. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class AnsweredCalls {

    @Inject
    RealClock clock;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** @throws KeyReused if the key stood over another input */
    public Optional<String> find(AnsweredCall.Key place, String hash) {
        AnsweredCall known = em.find(AnsweredCall.class, place);
        if (known != null && !known.isOf(hash)) {
            throw new KeyReused();
        }
        return Optional.ofNullable(known).map(AnsweredCall::answer);
    }

    /** Takes the place, which no two can, and does the work. */
    public String carryOut(AnsweredCall.Key place, String hash, Supplier<?> work) {
        var call = new AnsweredCall(place, hash, clock.instant());
        em.persist(call);
        em.flush();
        call.answered(Json.write(work.get()));
        return call.answer();
    }
}
