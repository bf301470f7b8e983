package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A journey is given up as a whole only while its fees are unpaid. */
public class JourneyUnderWay extends Problem {

    private static final long serialVersionUID = 1L;

    public JourneyUnderWay(Reference reference) {
        super(Kind.CONFLICT, "journey-under-way", Map.of("reference", reference));
    }
}
