package org.dilmun.ejb.obligation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

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

    /** The caller's, the most urgent first, those without a date last. */
    public List<Obligation> listOwn() {
        long caller = access.requirePerson().id();
        return sources.stream()
                .flatMap(source -> source.obligations(caller).stream())
                .sorted(Comparator.comparing(Obligation::dueOn, Comparator.nullsLast(LocalDate::compareTo)))
                .toList();
    }
}
