package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** All parts of a journey are handed in together, once. */
public class JourneySubmitted extends Problem {

    private static final long serialVersionUID = 1L;

    public JourneySubmitted(Reference reference) {
        super(Kind.CONFLICT, "journey-submitted", Map.of("reference", reference));
    }
}
