package org.dilmun.ejb.obligation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The one list of dues and dates. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Obligations {

    @Inject
    @Any
    Instance<ObligationSource> sources;

    @Inject
    Access access;

    /**
     * The caller's, the most urgent first, those without a date last; in the name of somebody else what the caller's mandate covers of
     * theirs.
     */
    public List<Obligation> listOwn() {
        Actor caller = access.requirePersonOrAgent();
        long person = caller.principal();
        return sources.stream()
                .flatMap(source -> source.obligations(person).stream())
                .filter(due ->
                        !caller.actsForAnother() || (due.service() != null && caller.appliesAs(person, due.service())))
                .sorted(Comparator.comparing(Obligation::dueOn, Comparator.nullsLast(LocalDate::compareTo)))
                .toList();
    }
}
