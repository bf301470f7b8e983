package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A part of a journey is handed in with the others, not alone. */
public class HandedInTogether extends Problem {

    private static final long serialVersionUID = 1L;

    public HandedInTogether(Reference reference) {
        super(Kind.CONFLICT, "journey-handed-in-together", Map.of("reference", reference));
    }
}
