package org.dilmun.ejb.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.dilmun.domain.kernel.Reference;

/** What moves money, as the books name it: a bean for each {@code source} of entries. Who may ask its callers judge. */
public interface CauseSource {

    /** @return as it stands in the journal: {@code attempt} */
    String source();

    /** @return what people call them, by id; of those that it does not know none */
    Map<Long, Reference> references(Collection<Long> ids);

    Optional<Long> find(Reference reference);

    /** @param id of one that exists */
    Cause explain(long id);
}
