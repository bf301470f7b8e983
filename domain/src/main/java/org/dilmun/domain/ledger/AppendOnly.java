package org.dilmun.domain.ledger;

import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

/** Refuses every change of the journal that is none of its beginnings. The database refuses it as well, where its user is granted no more. */
public class AppendOnly {

    @PreUpdate
    @PreRemove
    void refuse(Object row) {
        throw new IllegalStateException(row.getClass().getSimpleName() + " is only ever added; a mistake is reversed");
    }
}
