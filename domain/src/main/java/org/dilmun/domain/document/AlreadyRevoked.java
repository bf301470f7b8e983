package org.dilmun.domain.document;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The document is revoked already, with the reason and at the moment that stand. */
public class AlreadyRevoked extends Problem {

    private static final long serialVersionUID = 1L;

    public AlreadyRevoked(Reference reference) {
        super(Kind.CONFLICT, "document-revoked-already", Map.of("reference", reference));
    }
}
