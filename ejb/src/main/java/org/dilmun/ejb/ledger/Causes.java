package org.dilmun.ejb.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.JournalEntry;

/** All that is known of what moves money. A source that nobody explains has entries without a reference. */
@ApplicationScoped
public class Causes {

    @Inject
    @Any
    Instance<CauseSource> sources;

    /** A thing of that source, which an entry names. */
    record Named(String source, long id) {}

    Map<Long, Reference> references(String source, Collection<Long> ids) {
        return of(source).map(found -> found.references(ids)).orElse(Map.of());
    }

    Optional<Named> find(Reference reference) {
        return sources.stream()
                .flatMap(source -> source.find(reference).map(id -> new Named(source.source(), id)).stream())
                .findFirst();
    }

    Optional<Cause> explain(JournalEntry entry) {
        return of(entry.source()).map(found -> found.explain(entry.sourceId()));
    }

    private Optional<CauseSource> of(String source) {
        return sources.stream()
                .filter(candidate -> candidate.source().equals(source))
                .findFirst();
    }
}
