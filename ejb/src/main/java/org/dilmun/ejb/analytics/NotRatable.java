package org.dilmun.ejb.analytics;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** That request cannot be rated now: nothing has happened yet that could be, or it is too long ago. */
public class NotRatable extends Problem {

    private static final long serialVersionUID = 1L;

    NotRatable(Reference reference) {
        super(Kind.CONFLICT, "request-not-ratable", Map.of("reference", reference));
    }
}
