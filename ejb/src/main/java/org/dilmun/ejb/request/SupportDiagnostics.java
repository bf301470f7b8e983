package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.DiagnosticSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Services that failed and were not mended yet. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SupportDiagnostics implements DiagnosticSource {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Override
    public List<Diagnostic> read(Instant now) {
        long open = em.createQuery("select count(t) from SupportTask t where t.mendedAt is null", Long.class)
                .getSingleResult();
        return List.of(Diagnostic.count("support", "", Diagnostic.State.rising(open, 1, 1), open));
    }
}
